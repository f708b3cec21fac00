package io.rostrum.devstack.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Tokens;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.LogFiles;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The sellers' API over a real Pinot: what it answers, whom it refuses, and what it says while Pinot is away. */
@Tag("drill")
class SellersApiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALICE = "alice";
    private static final String BOB = "bob";

    @TempDir
    private static Path data;

    private static PinotStack stack;
    private static Tokens tokens;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Some hours ago, at a minute's beginning. */
    private static final long LIVE =
            (System.currentTimeMillis() - 3 * 3_600_000) / SampleShow.MINUTE * SampleShow.MINUTE;

    @BeforeAll
    static void start() throws IOException {
        stack = PinotStack.start(data, Map.of(), EngineName.ANALYTICS);
        tokens = new Tokens(DevelopmentSecret.read(stack.settings().secretFile()), Clock.systemUTC());
        try (KafkaProducer<String, String> rows = stack.producer(null)) {
            new SampleShow("first", ALICE, LIVE - 86_400_000).send(rows);
            new SampleShow("second", ALICE, LIVE).send(rows);
            new SampleShow("bobs", BOB, LIVE).send(rows);
        }
        await().atMost(PATIENCE).until(() -> stack.number("SELECT COUNT(*) FROM bids LIMIT 1") == 15
                && stack.number("SELECT COUNT(*) FROM viewers_per_minute LIMIT 1") == 15
                && stack.number("SELECT COUNT(*) FROM orders LIMIT 1") == 6
                && stack.number("SELECT COUNT(*) FROM payouts LIMIT 1") == 3
                && stack.number("SELECT COUNT(*) FROM sellers LIMIT 1") == 2
                && stack.number("SELECT COUNT(*) FROM lots LIMIT 1") == 9);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void showsComeWithTheirTotalsAndAnAge() throws Exception {
        JsonNode answer = ok(ALICE, "/shows");

        assertEquals("FRESH", answer.at("/asOf/state").asText());
        assertTrue(answer.at("/asOf/newestMillis").asLong() >= LIVE + 5 * SampleShow.MINUTE);
        assertEquals(2, answer.at("/data/shows").size());
        JsonNode newest = answer.at("/data/shows/0");
        assertEquals("second", newest.path("showId").asText());
        assertEquals(3, newest.path("lots").asLong());
        assertEquals(3, newest.path("lotsClosed").asLong());
        assertEquals(2, newest.path("lotsSold").asLong());
        assertEquals(6_667, newest.path("sellThroughBasisPoints").asLong());
        assertEquals(5_000, newest.path("gmvMinor").asLong());
        assertEquals(4, newest.path("bids").asLong());
        assertEquals(3, newest.path("bidders").asLong());
        assertEquals(14, newest.path("viewersMax").asLong());
    }

    @Test
    void aShowIsToldWithItsPrices() throws Exception {
        JsonNode show = ok(ALICE, "/shows/second").path("data");

        assertEquals(3_000, show.at("/price/openingMinor").asLong());
        assertEquals(5_000, show.at("/price/hammerMinor").asLong());
        assertEquals(6_667, show.at("/price/overOpeningBasisPoints").asLong());
        assertEquals(2, show.at("/price/reserves").asLong());
        assertEquals(1, show.at("/price/reservesMet").asLong());
        assertEquals(0, show.at("/now/openLots").asLong());
        assertTrue(show.at("/now/viewers").isMissingNode());
    }

    @Test
    void thePulseHasEveryMinute() throws Exception {
        JsonNode minutes = ok(ALICE, "/shows/second/pulse").at("/data/minutes");

        assertEquals(6, minutes.size());
        assertEquals(LIVE, minutes.path(0).path("atMillis").asLong());
        assertEquals(2, minutes.path(0).path("bids").asLong());
        assertEquals(2, minutes.path(0).path("bidders").asLong());
        assertEquals(3, minutes.path(0).path("joins").asLong());
        assertEquals(10, minutes.path(0).path("viewers").asLong());
        assertEquals(3_000, minutes.path(2).path("gmvMinor").asLong());
        assertEquals(2_000, minutes.path(4).path("gmvMinor").asLong());
        assertTrue(minutes.path(5).path("viewers").isMissingNode());
    }

    @Test
    void lotsFunnelAndComparisonAreTold() throws Exception {
        JsonNode lots = ok(ALICE, "/shows/second/lots").at("/data/lots");
        assertEquals(3, lots.size());
        assertEquals("picture-1", lots.path(0).path("pictureId").asText());
        assertEquals(20_000, lots.path(0).path("overOpeningBasisPoints").asLong());
        assertEquals(2, lots.path(0).path("bidders").asLong());
        assertTrue(lots.path(1).path("pictureId").isMissingNode());

        JsonNode steps = ok(ALICE, "/shows/second/funnel").at("/data/steps");
        assertEquals("[15,4,3,2,2]", "[" + String.join(",", steps.findValuesAsText("people")) + "]");

        JsonNode comparison = ok(ALICE, "/shows/second/comparison").path("data");
        assertEquals("first", comparison.at("/earlier/0/showId").asText());
        assertEquals(5_000, comparison.at("/median/gmvMinor").asLong());
    }

    @Test
    void buyersCategoriesAndMoneyAreTold() throws Exception {
        JsonNode buyers = ok(ALICE, "/buyers").path("data");
        assertEquals(2, buyers.path("buyers").asLong());
        assertEquals(2, buyers.path("returning").asLong());
        assertEquals(2, buyers.at("/rows/0/showsWon").asLong());

        JsonNode category = ok(ALICE, "/categories").at("/data/categories/0");
        assertEquals("vinyl", category.path("category").asText());
        assertEquals(10_000, category.path("gmvMinor").asLong());
        assertEquals(6, category.path("lotsClosed").asLong());

        JsonNode money = ok(ALICE, "/payouts").at("/data/currencies/0");
        assertEquals(2 * 1_760, money.path("paidOutMinor").asLong());
        assertEquals(2 * 2_640, money.path("expected").findValues("amountMinor").stream()
                .mapToLong(JsonNode::asLong).sum());

        JsonNode hold = ok(ALICE, "/holds").at("/data/holds/0");
        assertEquals("DISPUTE_WINDOW", hold.path("reason").asText());
        assertEquals(2 * 2_640, hold.path("amountMinor").asLong());
    }

    @Test
    void thePlanOfTheNewestOrderCountsWhileTheLedgerIsAway() throws Exception {
        assertEquals("PREMIUM", ok(ALICE, "/plan").path("planId").asText());

        JsonNode bids = ok(ALICE, "/shows/second/lots/l1/bids?limit=3").path("data");
        assertEquals(3, bids.path("bids").size());
        assertEquals("REFUSED", bids.at("/bids/2/outcome").asText());
        assertEquals(13, bids.path("next").asLong());
        assertEquals(1, ok(ALICE, "/shows/second/lots/l1/bids?after=13").at("/data/bids").size());

        JsonNode lot = ok(ALICE, "/shows/second/attention").at("/data/lots/0");
        assertEquals(10 + 11 + 12, lot.path("viewerMinutes").asLong());
        assertEquals(1, ok(ALICE, "/cohorts").at("/data/cohorts").findValuesAsText("month").stream()
                .filter(month -> month.matches("2[0-9]{3}-[0-9]{2}")).distinct().count());

        HttpResponse<String> refused = get("carol", "/cohorts");
        assertEquals(403, refused.statusCode());
        assertEquals("PREMIUM", JSON.readTree(refused.body()).path("opensWith").asText());
        assertEquals("COHORTS", JSON.readTree(refused.body()).path("part").asText());
    }

    @Test
    void filesHoldTheSameRowsAndNoFormulas() throws Exception {
        HttpResponse<String> file = get(ALICE, "/shows.csv");

        assertEquals(200, file.statusCode());
        assertEquals("attachment; filename=\"shows.csv\"", file.headers().firstValue("Content-Disposition").orElse(""));
        List<String> lines = file.body().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("second,\"'=Vinyl, \"\"night\"\"\",ENDED,USD,"), lines.get(1));
        assertEquals(4, get(ALICE, "/shows/second/lots.csv").body().lines().count());
        assertEquals(7, get(ALICE, "/shows/second/pulse.csv").body().lines().count());
        assertEquals(5, get(ALICE, "/shows/second/lots/l1/bids.csv").body().lines().count());
    }

    @Test
    void anothersShowIsAnsweredLikeNoneAndLogged() throws Exception {
        for (String path : List.of(
                "/shows/bobs", "/shows/bobs/pulse", "/shows/bobs/lots", "/shows/bobs/funnel",
                "/shows/bobs/comparison", "/shows/bobs/attention", "/shows/bobs/lots/l1/bids",
                "/shows/bobs/lots.csv")) {
            assertEquals(404, get(ALICE, path).statusCode(), path);
        }
        assertEquals(get(ALICE, "/shows/none").body(), get(ALICE, "/shows/bobs").body());
        assertEquals(200, get(BOB, "/shows/bobs").statusCode());
        assertEquals(400, get(ALICE, "/shows?seller=bob").statusCode());
        assertTrue(log().contains("status=404") || log().contains("status=\"404\""), "the refusal is logged");
    }

    @Test
    void whoBringsNoTokenOrAnotherRoleOrSqlIsRefused() throws Exception {
        assertEquals(401, send(request("/shows")).statusCode());
        assertEquals(401, send(request("/shows").header("Authorization", "Bearer nonsense")).statusCode());
        String bidder = tokens.issue(new UserId(ALICE), Set.of(Role.BIDDER), Duration.ofMinutes(5));
        assertEquals(403, send(request("/shows").header("Authorization", "Bearer " + bidder)).statusCode());
        String sql = URLEncoder.encode("second' OR '1'='1", StandardCharsets.UTF_8);
        assertEquals(400, get(ALICE, "/shows/" + sql.replace("+", "%20")).statusCode());
        assertEquals(400, get(ALICE, "/shows?from=0%20OR%201=1").statusCode());
        long now = System.currentTimeMillis();
        assertEquals(400, get(ALICE, "/shows?from=" + (now - 365L * 86_400_000) + "&to=" + now).statusCode());
        assertEquals(200, get(ALICE, "/shows?from=" + (now - 92L * 86_400_000) + "&to=" + now).statusCode());
    }

    @Test
    void randomQuestionsNeverBreakIt() throws Exception {
        long seed = 20_261_127;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomQuestions questions = new RandomQuestions(random, List.of("first", "second", "bobs"), List.of("l1", "l2"));
        for (int i = 0; i < 600; i++) {
            String path = questions.next();
            int status = get(ALICE, path).statusCode();
            assertTrue(status < 500, () -> "seed " + seed + ": " + path + " was answered " + status);
        }
    }

    @Test
    void whileNumbersAreAwayTheNewestAreToldWithTheirAge() throws Exception {
        ok(ALICE, "/shows/first");
        stack.stack().kill(EngineName.PINOT);
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode answer = ok(ALICE, "/shows/first");
                assertEquals("AWAY", answer.at("/asOf/state").asText());
                assertTrue(answer.at("/asOf/ageMillis").asLong() > 0);
                assertEquals(5_000, answer.at("/data/show/gmvMinor").asLong());
            });
            HttpResponse<String> never = get(ALICE, "/shows/first/pulse?minutes=7");
            assertEquals(503, never.statusCode());
            assertEquals("2", never.headers().firstValue("Retry-After").orElse(""));
        } finally {
            stack.stack().start(EngineName.PINOT);
        }
        await().atMost(PATIENCE).untilAsserted(() ->
                assertEquals("FRESH", ok(ALICE, "/shows/first").at("/asOf/state").asText()));
    }

    private static String log() throws IOException {
        return Files.readString(LogFiles.log(stack.settings(), EngineName.ANALYTICS));
    }

    private static JsonNode ok(String seller, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(seller, path);
        assertEquals(200, answer.statusCode(), () -> path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(String seller, String path) throws IOException, InterruptedException {
        String token = tokens.issue(new UserId(seller), Set.of(Role.SELLER), Duration.ofMinutes(5));
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + stack.settings().analytics().api() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
