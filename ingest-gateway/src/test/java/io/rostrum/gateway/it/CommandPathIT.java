package io.rostrum.gateway.it;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand.GoLive;
import io.rostrum.contracts.auction.AuctionCommand.PauseShow;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.AuctionEvent.BidAccepted;
import io.rostrum.contracts.auction.AuctionEvent.LotCreated;
import io.rostrum.contracts.auction.AuctionEvent.ShowCreated;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.LotCard;
import io.rostrum.contracts.auction.LotPhase;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.ReserveState;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.contracts.socket.CloseCodes;
import io.rostrum.contracts.socket.ServerFrame;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The way of commands, outcomes and rooms through a real gateway, broker and Redis; events and frames are given, not decided. */
class CommandPathIT {

    private static final LotId LOT = new LotId("lot-1");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Engines engines;

    @BeforeEach
    void startEngines() throws Exception {
        engines = Engines.shared();
    }

    private static CommandId id() {
        return CommandId.fresh(System.currentTimeMillis());
    }

    private static LotStanding standing(long price) {
        return new LotStanding(LotPhase.OPEN, price, price + 100, 1, 1, ReserveState.NONE, 0, 0, 0, 0);
    }

    private TestSocket bidder(String name) throws InterruptedException {
        return TestSocket.open(engines.address(), null, engines.token(name, Role.BIDDER));
    }

    private static ClientFrame.Bid bid(CommandId id, ShowId show, long minor) {
        return new ClientFrame.Bid(id, show, LOT, new Money(minor, "USD"), null, null, null, 0, null);
    }

    /** A show with one lot, as events of the log. */
    private void record(ShowId show, AuctionEvent... more) throws Exception {
        List<AuctionEvent> events = new ArrayList<>();
        events.add(new ShowCreated(new UserId("seller"), "A show", "USD", 1, 1, ShippedPacks.named("live", "USD")));
        events.add(new LotCreated(LOT, new LotCard(1, "A lot", "", "", List.of(), 1, false, null), standing(0)));
        events.addAll(List.of(more));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            records.add(event(show, i + 1, null, events.get(i)));
        }
        engines.append(records);
    }

    private static ProducerRecord<byte[], byte[]> event(ShowId show, long seq, CommandId cause, AuctionEvent event) {
        long now = System.currentTimeMillis();
        var record = new ProducerRecord<>(
                Topics.AUCTION_EVENTS.name(),
                ShowPartition.of(show, Topics.SHOW_PARTITIONS),
                show.value().getBytes(StandardCharsets.US_ASCII),
                Json.bytes(new EventRecord(show, seq, "", now, cause, event)));
        RecordHeaders.putEvent(record.headers(), show, seq, "X", "/test", Instant.ofEpochMilli(now), cause);
        return record;
    }

    @Test
    void aBidIsConfirmedOnlyWhenTheLogHasIt() throws Exception {
        ShowId show = new ShowId("confirmed");
        CommandId id = id();
        long before = System.currentTimeMillis();
        try (TestSocket socket = bidder("ann")) {
            socket.send(bid(id, show, 500));
            socket.await(ServerFrame.Taken.class);
        }
        CommandRecord record = engines.commands().stream()
                .filter(command -> command.commandId().equals(id))
                .findFirst()
                .orElseThrow();
        assertEquals(new UserId("ann"), record.actor());
        assertEquals(Role.BIDDER, record.role());
        assertTrue(record.notAfterMillis() >= before + 10_000);
    }

    @Test
    void aRoomIsCountedForTheLogWhileSomebodyIsThere() throws Exception {
        ShowId show = new ShowId("counted");
        record(show);
        try (TestSocket socket = bidder("ann")) {
            socket.send(new ClientFrame.Subscribe(show));
            socket.await(ServerFrame.Snapshot.class);
            socket.send(bid(id(), show, 500));
            socket.await(ServerFrame.Taken.class);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                    () -> engines.counted(show).stream().mapToInt(RoomMetrics::bids).sum() == 1);
        }
        List<RoomMetrics> seconds = engines.counted(show);
        assertEquals(1, seconds.stream().mapToInt(RoomMetrics::joins).sum());
        assertTrue(seconds.stream().allMatch(second -> second.nodeId().equals("gateway-1") && second.viewers() <= 1));
        assertTrue(seconds.stream().anyMatch(second -> new UserId("seller").equals(second.sellerId())));
    }

    @Test
    void anOutcomeThatTheMirrorTellsReachesItsSenderOnce() throws Exception {
        ShowId show = new ShowId("told");
        CommandId id = id();
        try (TestSocket socket = bidder("ann")) {
            socket.send(bid(id, show, 500));
            socket.await(ServerFrame.Taken.class);
            Outcome outcome = new Outcome(id, show, true, null, null, 3, LOT, 1, true, 500, 600, null);
            try (Jedis jedis = engines.redis().connect()) {
                jedis.publish(MirrorKeys.outcomes("gateway-1"), Json.text(outcome));
                jedis.publish(MirrorKeys.outcomes("gateway-1"), Json.text(outcome));
            }
            assertEquals(outcome, socket.await(ServerFrame.Decided.class).outcome());
            socket.send(new ClientFrame.Ping(1));
            assertTrue(socket.await(ServerFrame.class, frame -> !(frame instanceof ServerFrame.Crowd))
                    instanceof ServerFrame.Pong);
        }
    }

    @Test
    void anOutcomeThatOnlyTheLogTellsReachesItsSenderAndWhoeverAsksLater() throws Exception {
        ShowId show = new ShowId("logged");
        record(show);
        CommandId id = id();
        try (TestSocket socket = bidder("ann")) {
            socket.send(bid(id, show, 500));
            socket.await(ServerFrame.Taken.class);
            engines.append(List.of(event(
                    show, 3, id, new BidAccepted(LOT, 1, BidKind.LIMIT, false, true, false, standing(500)))));
            assertTrue(socket.await(ServerFrame.Decided.class).outcome().leads());
        }
        try (TestSocket later = bidder("ann")) {
            later.send(new ClientFrame.Ask(id, show));
            assertEquals(3, later.await(ServerFrame.Decided.class).outcome().seq());
            later.send(new ClientFrame.Ask(id(), show));
            later.await(ServerFrame.Unknown.class);
        }
        HttpResponse<String> fate = get("/api/v1/shows/logged/commands/" + id, engines.token("ann", Role.BIDDER));
        assertEquals(200, fate.statusCode());
        assertTrue(fate.body().startsWith("{\"status\":\"accepted\""), fate.body());
    }

    @Test
    void aRoomIsFoldedFromTheLogAndRefreshedByTheMirror() throws Exception {
        ShowId show = new ShowId("room");
        record(show, new BidAccepted(LOT, 1, BidKind.LIMIT, false, true, false, standing(700)));
        try (TestSocket socket = TestSocket.open(engines.address())) {
            socket.send(new ClientFrame.Subscribe(show));
            ServerFrame.Snapshot snapshot = socket.await(ServerFrame.Snapshot.class);
            assertEquals(700, snapshot.lots().getFirst().lot().standing().priceMinor());
            assertEquals(3, snapshot.history().size());
            try (Jedis jedis = engines.redis().connect()) {
                LotProjection lot = new LotProjection(LOT, 9, standing(900), List.of(), 1);
                jedis.publish(MirrorKeys.room(show), Json.text(new ServerFrame.Lot(show, lot)));
                assertEquals(lot, socket.await(ServerFrame.Lot.class).lot());
            }
            engines.append(List.of(event(
                    show, 4, null, new BidAccepted(LOT, 1, BidKind.LIMIT, false, true, false, standing(800)))));
            assertEquals(4, socket.await(ServerFrame.Line.class).seq());
        }
        HttpResponse<String> history = get("/api/v1/shows/room/lots/lot-1/history", null);
        assertTrue(history.body().contains("\"amountMinor\":800"), history.body());
        assertEquals(404, get("/api/v1/shows/there-is-none", null).statusCode());
    }

    @Test
    void aBidUnderTheAskingBidIsTurnedAwayAndMayInsist() throws Exception {
        ShowId show = new ShowId("gate");
        try (Jedis jedis = engines.redis().connect();
                TestSocket socket = bidder("ann")) {
            jedis.hset(
                    MirrorKeys.lot(show, LOT), Map.of("asking", "1200", "leader", "7", "open", "1", "rollback", "0"));
            jedis.hset(MirrorKeys.show(show), "freshMillis", Long.toString(System.currentTimeMillis() + 60_000));
            CommandId id = id();
            socket.send(bid(id, show, 500));
            ServerFrame.Refused refused = socket.await(ServerFrame.Refused.class);
            assertEquals(new ServerFrame.Refused(
                    id, Refusal.BELOW_ASKING, "the asking bid is higher", false, 1_200, 0), refused);
            socket.send(new ClientFrame.Bid(
                    id, show, LOT, new Money(500, "USD"), null, null, true, 0, null));
            socket.await(ServerFrame.Taken.class);
        }
    }

    @Test
    void anotherCommandUnderAnIdThatIsUnderWayIsRefused() throws Exception {
        ShowId show = new ShowId("reused");
        CommandId id = id();
        try (TestSocket ann = bidder("ann");
                TestSocket bob = bidder("bob")) {
            ann.send(bid(id, show, 500));
            ann.await(ServerFrame.Taken.class);
            ann.send(bid(id, show, 600));
            assertEquals(Refusal.ID_REUSED, ann.await(ServerFrame.Refused.class).reason());
            bob.send(bid(id, show, 500));
            assertEquals(Refusal.ID_REUSED, bob.await(ServerFrame.Refused.class).reason());
        }
    }

    @Test
    void whileTheLogIsAwayTheFateIsUnknownAndTheSameIdMayComeAgain() throws Exception {
        ShowId show = new ShowId("away");
        CommandId id = id();
        try (TestSocket socket = bidder("ann")) {
            engines.hold(true);
            try {
                socket.send(bid(id, show, 500));
                assertEquals(id, socket.await(ServerFrame.Unknown.class).commandId());
            } finally {
                engines.hold(false);
            }
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> {
                socket.send(bid(id, show, 500));
                return socket.await(
                                ServerFrame.class,
                                frame -> frame instanceof ServerFrame.Taken || frame instanceof ServerFrame.Unknown)
                        instanceof ServerFrame.Taken;
            });
        }
    }

    @Test
    void commandsOverHttpAreAnsweredAsFarAsTheirFateIsKnown() throws Exception {
        String seller = engines.token("seller", Role.SELLER);
        HttpResponse<String> taken = command("http", seller, id(), new GoLive());
        assertEquals(202, taken.statusCode());
        assertTrue(taken.body().startsWith("{\"status\":\"taken\""), taken.body());

        CommandId id = id();
        Thread answering = Thread.ofPlatform().start(() -> {
            Outcome outcome = new Outcome(
                    id, new ShowId("http"), false, Refusal.UNKNOWN_SHOW, null, 0, null, 0, false, 0, 0, null);
            try (Jedis jedis = engines.redis().connect()) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> engines.commands().stream()
                        .anyMatch(command -> command.commandId().equals(id)));
                jedis.publish(MirrorKeys.outcomes("gateway-1"), Json.text(outcome));
            }
        });
        HttpResponse<String> refused = command("http", seller, id, new PauseShow());
        answering.join();
        assertTrue(
                refused.statusCode() == 202 || refused.body().contains("\"reason\":\"UNKNOWN_SHOW\""), refused.body());

        problem(401, "UNAUTHENTICATED", command("http", null, id(), new GoLive()));
        problem(403, "FORBIDDEN", command("http", engines.token("ann", Role.BIDDER), id(), new GoLive()));
        problem(400, "FORM", post("/api/v1/shows/http/commands", seller, "application/json", "{\"commandId\":1}"));
        problem(415, "FORM", post("/api/v1/shows/http/commands", seller, "text/plain", "{}"));
        problem(413, "SIZE", post("/api/v1/shows/http/commands", seller, "application/json", " ".repeat(900_000)));
        problem(400, "FORM", post("/api/v1/shows/no%20id/commands", seller, "application/json", "{}"));
    }

    private static void problem(int status, String reason, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("\"reason\":\"" + reason + "\""), answer.body());
        assertTrue(answer.body().contains("\"instance\":\"urn:"), answer.body());
    }

    @Test
    void aClientThatNeverReadsIsClosedAndOthersSeeTheNewest() throws Exception {
        ShowId show = new ShowId("flood");
        record(show);
        WebSocket.Listener deaf = new WebSocket.Listener() {
            @Override
            public void onOpen(WebSocket socket) {
                socket.sendText(Json.text(new ClientFrame.Subscribe(show)), true);
            }
        };
        WebSocket never = HTTP.newWebSocketBuilder().buildAsync(URI.create("ws://" + engines.address() + "/ws"), deaf).join();
        try (TestSocket reader = TestSocket.open(engines.address());
                Jedis jedis = engines.redis().connect()) {
            reader.send(new ClientFrame.Subscribe(show));
            reader.await(ServerFrame.Snapshot.class);
            String wide = "x".repeat(4_000);
            long seq = 10;
            while (closes(CloseCodes.TOO_SLOW) == 0) {
                for (int i = 0; i < 500; i++) {
                    seq++;
                    LotCard card = new LotCard(1, "A lot", wide, "", List.of(), seq, false, null);
                    jedis.publish(MirrorKeys.room(show), Json.text(
                            new ServerFrame.Card(show, new LotId("lot-" + seq % 100), seq, card)));
                }
                assertTrue(seq < 1_000_000, "a client that never reads is not closed");
            }
            long last = seq;
            reader.await(ServerFrame.Card.class, card -> card.seq() == last);
        }
        never.abort();
        assertTrue(engines.gatewayLives());
    }

    private double closes(int code) throws Exception {
        String wanted = "rostrum_socket_closes_total{code=\"" + code + "\"} ";
        return get("/metrics", null).body().lines()
                .filter(line -> line.startsWith(wanted))
                .mapToDouble(line -> Double.parseDouble(line.substring(wanted.length())))
                .sum();
    }

    @Test
    void aGatewayThatIsToldToStopSaysGoodbye() throws Exception {
        try (TestSocket socket = TestSocket.open(engines.address())) {
            socket.await(ServerFrame.Welcome.class);
            engines.stopGateway();
            socket.await(ServerFrame.Goodbye.class);
            assertEquals(CloseCodes.GOING_AWAY, socket.awaitClose());
        } finally {
            engines.startGateway();
        }
        assertTrue(get("/health", null).body().contains("\"kafka\":\"up\""));
    }

    @Test
    void pagesAreServedUnderAStrictPolicyAndNothingElseOfTheClassPath() throws Exception {
        HttpResponse<String> page = get("/room/any-show", null);
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("script-src 'self' 'sha256-") && !policy.contains("unsafe"), policy);
        String tag = page.headers().firstValue("ETag").orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(URI.create("http://" + engines.address() + "/room/any-show"))
                .header("If-None-Match", tag)
                .build();
        assertEquals(304, HTTP.send(again, HttpResponse.BodyHandlers.ofString()).statusCode());
        for (String path : List.of("/logback.xml", "/../logback.xml", "/%2e%2e/logback.xml", "/web/index.html", "/js")) {
            assertFalse(get(path, null).statusCode() == 200, path);
        }
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + engines.address() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> command(String show, String token, CommandId id, Object command) throws Exception {
        String body = "{\"commandId\":\"" + id + "\",\"command\":" + Json.text(command) + "}";
        return post("/api/v1/shows/" + show + "/commands", token, "application/json", body);
    }

    private HttpResponse<String> post(String path, String token, String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + engines.address() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
