package io.rostrum.devstack.live;

import com.microsoft.playwright.Route;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers a page's questions about a seller's numbers with the words of docs/analytics.md, in the state that
 * a test wants: for what real engines come to only by being away, late or empty.
 */
final class SellerNumbers {

    static final String SHOW = "numbers-show";

    private static final String PREFIX = "/api/v1/analytics";
    private static final long MINUTE_MILLIS = 60_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int MINUTES = 45;
    private static final int LOTS = 30;

    private final long nowMillis = System.currentTimeMillis();
    private final long liveAtMillis = nowMillis - MINUTES * MINUTE_MILLIS;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile State state = State.FRESH;
    private volatile boolean premium;
    private volatile boolean empty;
    private volatile String status = "LIVE";
    private volatile long gmvMinor = 184_200;

    /** How the numbers are to be had. */
    enum State { FRESH, AWAY, UNAVAILABLE }

    SellerNumbers are(State wanted) {
        state = wanted;
        return this;
    }

    SellerNumbers premium() {
        premium = true;
        return this;
    }

    SellerNumbers empty() {
        empty = true;
        return this;
    }

    SellerNumbers status(String wanted) {
        status = wanted;
        return this;
    }

    void soldFor(long minor) {
        gmvMinor = minor;
    }

    /** What was asked so far, without parameters. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers instead of the gateway. */
    SellerNumbers before(Visitor visitor) {
        visitor.context().route("**" + PREFIX + "/**", this::answer);
        return this;
    }

    /** Lets the show have a video whose storyboard has a picture every five seconds, and a clip of every lot. */
    SellerNumbers withVideo(Visitor visitor) {
        visitor.context().route("**/api/v1/shows/" + SHOW + "/stream", route -> route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(
                        route.fetch().text().replace("\"epochMillis\":0", "\"epochMillis\":" + liveAtMillis))));
        String cues = IntStream.range(0, MINUTES * 12)
                .mapToObj(i -> "\n00:00:00.000 --> 00:00:05.000\nthumbs/" + i * 5_000 + ".jpg\n")
                .collect(Collectors.joining());
        visitor.context().route("**/shows/" + SHOW + "/storyboard.vtt", route -> route.fulfill(
                new Route.FulfillOptions().setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setContentType("text/vtt").setBody("WEBVTT\n" + cues)));
        String clips = IntStream.rangeClosed(1, LOTS)
                .mapToObj(lot -> "{\"lotId\":\"lot-" + lot + "\",\"fromMillis\":1,\"closedMillis\":2,\"clip\":\"clips/lot-lot-"
                        + lot + ".mp4\"}")
                .collect(Collectors.joining(","));
        visitor.context().route("**/shows/" + SHOW + "/lots.json", route -> route.fulfill(
                new Route.FulfillOptions().setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setContentType("application/json").setBody("{\"lots\":[" + clips + "]}")));
        visitor.context().route("**/shows/" + SHOW + "/thumbs/*.jpg", route -> route.fulfill(
                new Route.FulfillOptions().setContentType("image/svg+xml")
                        .setBody("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='9'/>")));
        return this;
    }

    private void answer(Route route) {
        String path = URI.create(route.request().url()).getPath().substring(PREFIX.length());
        asked.add(path);
        if (state == State.UNAVAILABLE) {
            problem(route, 503, "analytics do not answer");
        } else if (path.endsWith(".csv")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/csv; charset=utf-8").setBody("atMillis,bids\r\n1,2\r\n"));
        } else if (data(path) == null) {
            problem(route, 404, "there is no such show");
        } else if (path.equals("/plan")) {
            // No number, so it has no age.
            route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(plan()));
        } else {
            long age = state == State.AWAY ? 125_000 : 640;
            long read = System.currentTimeMillis() - age;
            String body = """
                {"asOf":{"state":"%s","newestMillis":%d,"readMillis":%d,"ageMillis":%d},"data":%s}""";
            route.fulfill(new Route.FulfillOptions().setContentType("application/json")
                    .setBody(body.formatted(state, read - 900, read, age, data(path))));
        }
    }

    private static void problem(Route route, int status, String detail) {
        route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType("application/problem+json")
                .setBody("{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status, detail)));
    }

    private String data(String path) {
        String show = "/shows/" + SHOW;
        return switch (path) {
            case "/plan" -> "";
            case "/shows" -> "{\"fromMillis\":0,\"toMillis\":1,\"shows\":[%s]}".formatted(
                    empty ? "" : show(SHOW, status) + "," + show("earlier", "ENDED"));
            case "/buyers" -> empty
                    ? "{\"buyers\":0,\"returning\":0,\"returningBasisPoints\":0,\"rows\":[]}"
                    : """
                        {"buyers":40,"returning":13,"returningBasisPoints":3250,"rows":[{"buyer":"u-83",\
                        "showsWon":3,"lotsWon":5,"firstWonMillis":1,"lastWonMillis":2,\
                        "spent":[{"currency":"USD","amountMinor":61500}]}]}""";
            case "/categories" -> empty ? "{\"categories\":[]}" : """
                    {"categories":[{"category":"vinyl","currency":"USD","lotsClosed":80,"lotsSold":71,\
                    "sellThroughBasisPoints":8875,"gmvMinor":912000},{"category":"","currency":"USD",\
                    "lotsClosed":8,"lotsSold":7,"sellThroughBasisPoints":8750,"gmvMinor":12000}]}""";
            case "/payouts" -> empty ? "{\"currencies\":[]}" : payouts();
            case "/holds" -> empty ? "{\"holds\":[]}" : """
                    {"holds":[{"reason":"IN_TRANSIT","currency":"USD","orders":4,"amountMinor":38000,\
                    "oldestMillis":1795600000000},{"reason":"AWAITING_SHIPMENT","currency":"USD","orders":1,\
                    "amountMinor":9000,"oldestMillis":1795600000000}]}""";
            case "/cohorts" -> "{\"cohorts\":[{\"month\":\"2026-10\",\"buyers\":18,\"returned\":[18,6]},"
                    + "{\"month\":\"2026-11\",\"buyers\":22,\"returned\":[22]}]}";
            default -> path.startsWith(show) ? ofShow(path.substring(show.length())) : null;
        };
    }

    private String ofShow(String rest) {
        return switch (rest) {
            case "" -> head();
            case "/pulse" -> """
                    {"showId":"%s","currency":"USD","minutes":%s}""".formatted(SHOW, minutes());
            case "/lots" -> """
                    {"showId":"%s","currency":"USD","lots":%s}""".formatted(SHOW, lots());
            case "/funnel" -> "{\"showId\":\"%s\",\"steps\":%s}".formatted(SHOW, steps());
            case "/comparison" -> empty
                    ? "{\"show\":%s,\"earlier\":[]}".formatted(show(SHOW, status))
                    : """
                        {"show":%s,"earlier":[%s],"median":{"gmvMinor":150000,"lotsSold":9,\
                        "sellThroughBasisPoints":8000,"bids":300,"bidders":22,"viewersMax":350}}"""
                            .formatted(show(SHOW, status), show("earlier", "ENDED"));
            case "/attention" -> """
                    {"showId":"%s","lots":[{"lotId":"lot-1","position":1,"title":"Kind of Blue",\
                    "openMillis":120000,"viewersMean":391,"viewersMax":412,"viewerMinutes":782,"bids":44,\
                    "bidders":7}]}""".formatted(SHOW);
            case "/lots/lot-1/bids" -> bids();
            default -> null;
        };
    }

    private String plan() {
        String closed = Stream.of("COHORTS", "ATTENTION", "BIDS")
                .map("{\"part\":\"%s\",\"opensWith\":\"PREMIUM\"}"::formatted)
                .collect(Collectors.joining(","));
        return premium
                ? """
                    {"planId":"PREMIUM","open":["CORE","COHORTS","ATTENTION","BIDS"],"closed":[]}"""
                : """
                    {"planId":"FREE","open":["CORE"],"closed":[%s]}""".formatted(closed);
    }

    private String show(String id, String inStatus) {
        return """
            {"showId":"%s","title":"Vinyl night: things with a past","status":"%s","currency":"USD",\
            "startsAtMillis":%d,"liveAtMillis":%d,"lots":40,"lotsClosed":%d,"lotsSold":%d,\
            "sellThroughBasisPoints":%d,"gmvMinor":%d,"bids":%d,"bidders":%d%s}""".formatted(
                id, inStatus, liveAtMillis, liveAtMillis, empty ? 0 : 29, empty ? 0 : 20, empty ? 0 : 6_896,
                empty ? 0 : gmvMinor, empty ? 0 : 341, empty ? 0 : 27, empty ? "" : ",\"viewersMax\":412");
    }

    private String head() {
        return """
            {"show":%s,"now":{"bidsLastMinute":%d,"biddersLastMinute":%d%s,"openLots":1},\
            "price":{"openingMinor":92000,"hammerMinor":184200,"overOpeningBasisPoints":10021,"reserves":3,\
            "reservesMet":2}}""".formatted(
                show(SHOW, status), empty ? 0 : 31, empty ? 0 : 9, empty ? "" : ",\"viewers\":398");
    }

    private String minutes() {
        return list(IntStream.range(0, empty ? 0 : MINUTES)
                .mapToObj(i -> """
                    {"atMillis":%d,"bids":%d,"bidders":%d,"viewers":%d,"joins":12,"gmvMinor":%d}""".formatted(
                        (liveAtMillis / MINUTE_MILLIS + i) * MINUTE_MILLIS, 5 + i * 7 % 31, 2 + i % 9,
                        120 + i * 6, i % 4 == 0 ? 12_000 : 0))
                .toList());
    }

    private String lots() {
        List<String> lots = new ArrayList<>();
        for (int i = 1; i <= (empty ? 0 : LOTS); i++) {
            boolean sold = i % 3 != 0;
            long opened = liveAtMillis + i * MINUTE_MILLIS;
            String phase = i == LOTS ? "OPEN" : sold ? "CONFIRMED" : "PASSED";
            String closed = i == LOTS ? "" : ",\"closedAtMillis\":%d".formatted(opened + 50_000);
            lots.add("""
                {"lotId":"lot-%d","position":%d,"title":"Kind of Blue, pressing %d","category":"vinyl",\
                "phase":"%s","openingMinor":5000,"reserve":"%s","priceMinor":%d,\
                "overOpeningBasisPoints":%d,"bids":%d,"bidders":7,"openedAtMillis":%d%s}""".formatted(
                    i, i, i, phase, sold ? "MET" : "NOT_MET", 5_000 + i * 700, i * 1_400, i, opened, closed));
        }
        return list(lots);
    }

    private String steps() {
        return list(Map.of("VIEWER", 512, "PADDLE", 61, "BID", 27, "WIN", 5, "PAID", 4).entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                .map(step -> "{\"step\":\"%s\",\"people\":%d}".formatted(
                        step.getKey(), empty ? 0 : step.getValue()))
                .toList());
    }

    private String payouts() {
        long today = nowMillis / DAY_MILLIS * DAY_MILLIS;
        return """
            {"currencies":[{"currency":"USD","paidOutMinor":540000,"paidOut":[{"dayMillis":%d,\
            "amountMinor":88000,"orders":3}],"expected":[{"dayMillis":%d,"amountMinor":44100,"orders":2}],\
            "unknownMinor":12000,"unknownOrders":1}]}""".formatted(today - DAY_MILLIS, today + DAY_MILLIS);
    }

    private String bids() {
        return "{\"showId\":\"%s\",\"lotId\":\"lot-1\",\"currency\":\"USD\",\"bids\":[%s,%s]}".formatted(
                SHOW, bid(118, "ACCEPTED", "", 5_500), bid(121, "REFUSED", "BELOW_ASKING", 5_500));
    }

    private String bid(long seq, String outcome, String reason, long price) {
        return """
            {"seq":%d,"atMillis":%d,"paddle":7,"outcome":"%s","reason":"%s","kind":"LIMIT","ownRaise":false,\
            "priceMinor":%d,"leads":true,"extended":false,"retracted":false}""".formatted(
                seq, liveAtMillis + seq * 1_000, outcome, reason, price);
    }

    private static String list(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }
}
