package io.rostrum.devstack.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.analytics.tables.TableBootstrap;
import io.rostrum.analytics.tables.TableBootstrap.Outcome;
import io.rostrum.analytics.tables.TableDefinition;
import io.rostrum.analytics.tables.TablesRefused;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Listening;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the tables' files promise, tried on a real Pinot that reads a real Kafka. */
@Tag("drill")
class PinotTablesIT {

    /** Controller, broker, server twice, ZooKeeper. */
    private static final int PINOT_PORTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static PinotStack stack;

    @BeforeAll
    static void start() {
        stack = PinotStack.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyPortOfPinotIsOnLoopbackAlone() throws IOException {
        long pid = stack.stack().pid(EngineName.PINOT);
        assertEquals(List.of(), Listening.of(pid, false));
        assertTrue(Listening.of(pid, true).size() >= PINOT_PORTS, Listening.of(pid, true)::toString);
    }

    @Test
    void applyingTheTablesAgainChangesNothing() throws TablesRefused {
        List<TableDefinition> tables = tables();

        Map<Outcome, Integer> again = bootstrap().apply(tables);

        assertEquals(Map.of(Outcome.STOOD, 2 * tables.size()), again);
    }

    @Test
    void aTableThatDiffersIsChangedAndThenStands() throws TablesRefused {
        TableDefinition sellers = tables().getFirst();
        ObjectNode other = sellers.table().deepCopy();
        other.withObjectProperty("tableIndexConfig").withObjectProperty("streamConfigs")
                .put("realtime.segment.flush.threshold.time", "23h");
        TableDefinition changed = new TableDefinition(sellers.name(), sellers.schema(), other);

        assertEquals(Map.of(Outcome.STOOD, 1, Outcome.CHANGED, 1), bootstrap().apply(List.of(changed)));
        assertEquals(Map.of(Outcome.STOOD, 2), bootstrap().apply(List.of(changed)));
        assertEquals(Map.of(Outcome.STOOD, 1, Outcome.CHANGED, 1), bootstrap().apply(List.of(sellers)));
    }

    @Test
    void aWordThatPinotWouldIgnoreIsRefused() {
        TableDefinition sellers = tables().getFirst();
        ObjectNode other = sellers.table().deepCopy();
        other.withObjectProperty("upsertConfig").put("deleteRecordColumn", "__deleted");

        TablesRefused refused = assertThrows(
                TablesRefused.class,
                () -> bootstrap().apply(List.of(new TableDefinition(sellers.name(), sellers.schema(), other))));

        assertTrue(refused.getMessage().contains("deleteRecordColumn"), refused.getMessage());
    }

    @Test
    void theRowThatCameLastStandsAndRowsSentTwiceCountOnce() {
        try (KafkaProducer<String, String> rows = stack.producer(null)) {
            rows.send(PinotStack.bid("upsert", 1, "seller-u", 500));
            rows.send(PinotStack.bid("upsert", 2, "seller-u", 600));
            rows.send(PinotStack.bid("upsert", 1, "seller-u", 700));
            rows.send(PinotStack.bid("upsert", 2, "seller-u", 600));
            rows.send(PinotStack.bid("upsert", 3, "seller-u", 1));
        }

        await().atMost(PATIENCE).until(() -> counted("upsert") == 3);
        await().atMost(PATIENCE).until(() -> summed("upsert") == 700 + 600 + 1);
    }

    @Test
    void rowsOfAnAbortedTransactionAreNotSeen() {
        try (KafkaProducer<String, String> rows = stack.producer("aborts")) {
            rows.initTransactions();
            rows.beginTransaction();
            for (int seq = 1; seq <= 40; seq++) {
                rows.send(PinotStack.bid("aborted", seq, "seller-a", 1_000));
            }
            rows.flush();
            rows.abortTransaction();
            rows.beginTransaction();
            for (int seq = 1; seq <= 8; seq++) {
                rows.send(PinotStack.bid("committed", seq, "seller-a", 10));
            }
            // After all of those in each partition: once these are there, so would the others be.
            for (int seq = 101; seq <= 140; seq++) {
                rows.send(PinotStack.bid("after", seq, "seller-a", 10));
            }
            rows.commitTransaction();
        }

        await().atMost(PATIENCE).until(() -> counted("after") == 40 && counted("committed") == 8);
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> counted("aborted") == 0);
    }

    @Test
    void aDeletedRowIsMarkedAndDoesNotCount() {
        try (KafkaProducer<String, String> rows = stack.producer(null)) {
            rows.send(PinotStack.bid("deleted", 1, "seller-d", 500));
            rows.send(PinotStack.bid("deleted", 2, "seller-d", 500));
            rows.send(PinotStack.row(
                    "bids", "deleted/1", Map.of("show_id", "deleted", "seq", 1, "__deleted", "true")));
        }

        await().atMost(PATIENCE).until(() -> stack.number(
                "SELECT COUNT(*) FROM bids WHERE show_id = 'deleted' AND \"__deleted\" = 'false' LIMIT 1") == 1);
        await().atMost(PATIENCE).until(() -> stack.number(
                "SELECT COUNT(*) FROM bids WHERE show_id = 'deleted' AND \"__deleted\" = 'true' LIMIT 1") == 1);
    }

    private static long counted(String show) throws IOException, InterruptedException {
        return stack.number("SELECT COUNT(*) FROM bids WHERE show_id = '" + show + "' LIMIT 1");
    }

    private static long summed(String show) throws IOException, InterruptedException {
        return stack.number("SELECT SUM(price_minor) FROM bids WHERE show_id = '" + show + "' LIMIT 1");
    }

    private static List<TableDefinition> tables() {
        return TableDefinition.all(stack.settings().kafka().toString());
    }

    private static TableBootstrap bootstrap() {
        return new TableBootstrap(
                URI.create("http://" + stack.settings().analytics().controller()),
                URI.create("http://" + stack.settings().analytics().broker()));
    }
}
