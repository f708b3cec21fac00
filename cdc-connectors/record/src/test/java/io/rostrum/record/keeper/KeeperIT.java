package io.rostrum.record.keeper;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.record.Stand;
import io.rostrum.record.database.Offsets;
import io.rostrum.record.history.ShowScript;
import io.rostrum.record.log.LogLost;
import io.rostrum.record.schema.Database;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeeperIT {

    @TempDir
    private static Path folder;
    private static Stand stand;

    @BeforeAll
    static void start() throws IOException, InterruptedException, ExecutionException {
        stand = new Stand(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        stand.close();
    }

    private static String bidsOf(ShowScript script) {
        return "SELECT count(*) FROM bids WHERE show_id = '" + script.show() + "'";
    }

    @Test
    void whatHappenedStandsInTheTablesOnceHoweverOftenTheLogSaysIt() throws SQLException {
        Database database = stand.database("once");
        ShowScript script = new ShowScript("show-once").opened();
        for (int bid = 1; bid <= 40; bid++) {
            script.bid(1 + bid % 2, 1_000 + 100L * bid, bid);
            script.refused(1, 500);
        }
        stand.append(script.events());
        // A restarted job says the last events again.
        stand.append(script.events().subList(60, script.events().size()));

        try (Stand.Running keeper = stand.keep(database)) {
            Stand.await(database, bidsOf(script), 80);
            Stand.await(database, "SELECT seq FROM keeper.subjects WHERE subject = 'show-once'", 88);
            assertEquals(40, Stand.number(database, "SELECT bids FROM lots WHERE show_id = 'show-once'"));
            assertEquals(40, Stand.number(database, "SELECT bids_refused FROM lots WHERE show_id = 'show-once'"));
            assertEquals("LIVE", Stand.text(database, "SELECT status FROM shows WHERE show_id = 'show-once'"));
            assertEquals(2, Stand.number(database, "SELECT count(*) FROM paddles WHERE show_id = 'show-once'"));
            assertTrue(keeper.health().told().get("facts") instanceof Long facts && facts >= 88);
        }
    }

    @Test
    void aKeeperGoesOnWhereTheLastOneEnded() {
        Database database = stand.database("goes_on");
        ShowScript script = new ShowScript("show-goes-on").opened();
        stand.append(script.events());
        try (Stand.Running first = stand.keep(database)) {
            Stand.await(database, "SELECT seq FROM keeper.subjects WHERE subject = 'show-goes-on'", 8);
            assertTrue(first.thread().isAlive());
        }
        stand.append(List.of(script.bid(1, 1_000, 1)));
        try (Stand.Running second = stand.keep(database)) {
            Stand.await(database, bidsOf(script), 1);
            Stand.await(database, "SELECT price_minor FROM lots WHERE show_id = 'show-goes-on'", 1_000);
            assertTrue(second.thread().isAlive());
        }
    }

    @Test
    void ofTwoKeepersOneIsFencedAndNothingIsTwice() {
        Database database = stand.database("two");
        ShowScript script = new ShowScript("show-two").opened();
        try (Stand.Running first = stand.keep(database); Stand.Running second = stand.keep(database)) {
            // One may be fenced as soon as it begins: the log holds what other tests left in it.
            Awaitility.await().atMost(Stand.PATIENCE).until(() -> hasBegun(first) && hasBegun(second));
            stand.append(script.events());
            for (int bid = 1; bid <= 50; bid++) {
                stand.append(List.of(script.bid(1, 1_000 + bid, bid)));
            }
            Stand.await(database, bidsOf(script), 50);
            Awaitility.await().atMost(Stand.PATIENCE)
                    .until(() -> first.ended().isDone() || second.ended().isDone());

            Stand.Running fenced = first.ended().isDone() ? first : second;
            Stand.Running keeping = fenced == first ? second : first;
            ExecutionException why =
                    assertThrows(ExecutionException.class, () -> fenced.ended().get(1, TimeUnit.SECONDS));
            assertInstanceOf(Offsets.Fenced.class, why.getCause());
            assertTrue(keeping.thread().isAlive());
        }
    }

    private static boolean hasBegun(Stand.Running keeper) {
        return keeper.ended().isDone() || keeper.health().state() == KeeperHealth.State.KEEPING;
    }

    @Test
    void anUnreadableRecordIsBuriedAndTheOthersGoOn() {
        Database database = stand.database("poison");
        ShowScript script = new ShowScript("show-poison").opened();
        stand.append(script.events());
        stand.append(Topics.AUCTION_EVENTS, "show-poison", "{\"no\":1".getBytes(StandardCharsets.UTF_8));
        stand.append(Topics.LEDGER_ENTRIES, "main", new byte[] {0, 1, 2});
        stand.append(List.of(script.bid(1, 1_000, 1)));

        try (Stand.Running keeper = stand.keep(database)) {
            Stand.await(database, bidsOf(script), 1);
            Awaitility.await().atMost(Stand.PATIENCE).until(() -> letters().size() >= 2);
            assertTrue(keeper.thread().isAlive());
        }
        List<DeadLetter> letters = letters();
        assertTrue(letters.stream().anyMatch(letter -> letter.topic().equals(Topics.AUCTION_EVENTS.name())
                && new String(letter.value(), StandardCharsets.UTF_8).equals("{\"no\":1")));
        assertTrue(letters.stream().anyMatch(letter -> letter.topic().equals(Topics.LEDGER_ENTRIES.name())
                && letter.value().length == 3));
    }

    private static List<DeadLetter> letters() {
        TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stand.kafka()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<DeadLetter> letters = new ArrayList<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    letters.add(DeadLetter.of(record.value(), record.headers()));
                }
            }
            return letters;
        }
    }

    @Test
    void aGapStopsItsShowSaysSoAndTheOthersGoOn() throws SQLException, IOException, InterruptedException {
        Database database = stand.database("gap");
        ShowScript gapped = new ShowScript("show-gap").opened();
        ShowScript whole = new ShowScript("show-whole").opened();
        stand.append(gapped.events());
        stand.append(whole.events());
        stand.append(List.of(gapped.bid(1, 1_000, 1)));
        gapped.bid(2, 1_100, 2);
        stand.append(List.of(gapped.bid(1, 1_200, 3), whole.bid(1, 1_000, 1)));

        try (Stand.Running keeper = stand.keep(database);
                StatusServer server = new StatusServer("127.0.0.1", 0, keeper.health());
                HttpClient http = HttpClient.newHttpClient()) {
            Stand.await(database, bidsOf(whole), 1);
            Stand.await(database, "SELECT count(*) FROM keeper.subjects WHERE stopped <> ''", 1);
            stand.append(List.of(gapped.bid(2, 1_300, 4), whole.bid(2, 1_100, 2)));
            Stand.await(database, bidsOf(whole), 2);

            assertEquals(1, Stand.number(database, bidsOf(gapped)));
            assertEquals("after event 9 came 11", Stand.text(
                    database, "SELECT stopped FROM keeper.subjects WHERE subject = 'show-gap'"));
            HttpRequest health =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/health")).build();
            var answer = http.send(health, BodyHandlers.ofString());
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("show show-gap"), answer.body());
        }
    }

    @Test
    void theSecondsOfARoomAddUpToItsMinuteForEachGateway() {
        Database database = stand.database("rooms");
        for (int second = 0; second < 30; second++) {
            for (String node : List.of("gateway-1", "gateway-2")) {
                stand.append(Topics.ROOM_METRICS, "show-room", Json.bytes(new RoomMetrics(
                        new ShowId("show-room"), node, 60_000L * 1_000 + 1_000L * second, new UserId("seller"),
                        10 + second, 1, 2)));
            }
        }
        try (Stand.Running keeper = stand.keep(database)) {
            String sum = " FROM viewers_per_minute WHERE show_id = 'show-room'";
            Stand.await(database, "SELECT sum(samples)" + sum, 60);
            assertEquals(2, Stand.number(database, "SELECT count(*)" + sum));
            assertEquals(39, Stand.number(database, "SELECT max(viewers_max)" + sum));
            assertEquals(2 * (300 + 29 * 30 / 2), Stand.number(database, "SELECT sum(viewer_seconds)" + sum));
            assertEquals(120, Stand.number(database, "SELECT sum(bids)" + sum));
            assertTrue(keeper.thread().isAlive());
        }
    }

    @Test
    void theRecordOfAnotherLogIsLeftAlone() throws SQLException {
        Database database = stand.database("another_log");
        try (Stand.Running keeper = stand.keep(database)) {
            Stand.await(database, "SELECT count(*) FROM keeper.log", 5);
            assertTrue(keeper.thread().isAlive());
        }
        Stand.execute(database, "UPDATE keeper.log SET topic_id = 'of-another-cluster' "
                + "WHERE topic = 'auction.events.v1'");
        Stand.Running keeper = stand.keep(database);
        ExecutionException why =
                assertThrows(ExecutionException.class, () -> keeper.ended().get(60, TimeUnit.SECONDS));
        assertInstanceOf(LogLost.class, why.getCause());
    }

    @Test
    void aKeeperWaitsForADatabaseThatIsAway() {
        Database nowhere = new Database("127.0.0.1", 1, "rostrum", "postgres", "");
        try (Stand.Running keeper = stand.keep(nowhere)) {
            Awaitility.await().atMost(Stand.PATIENCE)
                    .until(() -> keeper.health().state() == KeeperHealth.State.WAITING);
            assertTrue(keeper.thread().isAlive());
        }
    }

    @Test
    void eventsOfOneShowAreNeverLostBetweenManyShortLives() {
        Database database = stand.database("short_lives");
        ShowScript script = new ShowScript("show-short-lives").opened();
        stand.append(script.events());
        for (int life = 1; life <= 5; life++) {
            try (Stand.Running keeper = stand.keep(database)) {
                for (int bid = 1; bid <= 20; bid++) {
                    EventRecord event = script.bid(1, 1_000 + bid, bid);
                    stand.append(List.of(event));
                }
                assertTrue(keeper.thread().isAlive());
            }
        }
        try (Stand.Running keeper = stand.keep(database)) {
            Stand.await(database, bidsOf(script), 100);
            assertTrue(keeper.thread().isAlive());
        }
    }
}
