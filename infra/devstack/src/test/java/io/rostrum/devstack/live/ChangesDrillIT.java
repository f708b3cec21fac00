package io.rostrum.devstack.live;

import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.LogFiles;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What follows the changes is killed, and its slot is dropped and lost, while rows change all the time. */
@Tag("long")
class ChangesDrillIT {

    @AfterAll
    static void stop() {
        Changes.over();
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More of the log than the server keeps for a slot, in pieces of 1 MB. */
    private static final String MUCH_LOG = "SELECT count(pg_logical_emit_message(false, 'filler', repeat('x', 1000000))) "
            + "FROM generate_series(1, " + 4 * Changes.WAL_KEEP_MB + ")";

    @Test
    void noChangeIsLostOrToldTwiceWhenConnectAndTheServerAreKilledUnderLoad() throws Exception {
        Changes changes = Changes.whole();
        changes.show("kills");
        try (RowLoad load = new RowLoad(changes, "kills")) {
            for (EngineName victim : List.of(EngineName.CONNECT, EngineName.POSTGRES, EngineName.GUARD, EngineName.CONNECT)) {
                load.awaitMore(500);
                changes.stack().kill(victim);
                if (victim != EngineName.POSTGRES) {
                    load.awaitMore(300);
                }
                changes.stack().start(victim);
                changes.awaitWell();
            }
            load.awaitMore(500).end();

            changes.assertEqual("sellers", "shows", "lots", "bids");
            List<ConsumerRecord<String, String>> told = changes.records("bids", "kills");
            assertEquals(load.bids(), told.size(), "records of bids, which never change");
            Set<String> keys = told.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
            assertEquals(load.bids(), keys.size());
        }
        changes.awaitWell();
    }

    @Test
    void aDroppedSlotIsAnAlarmAndIsRecovered() throws Exception {
        Changes changes = Changes.whole();
        changes.show("dropped");
        try (RowLoad load = new RowLoad(changes, "dropped")) {
            load.awaitMore(300);
            changes.stack().stop(EngineName.CONNECT);
            changes.sql("SELECT pg_drop_replication_slot('" + Changes.SLOT + "')");
            load.awaitMore(300);
            changes.stack().start(EngineName.CONNECT);
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertTrue(changes.health().contains("changes: alarm: The slot rostrum_record is gone"), changes.health()));
            changes.shell().rostrum(1, "cdc", "status");
            changes.shell().rostrum(0, "cdc", "recover");
            load.awaitMore(300).end();
        }
        changes.assertEqual();
        changes.awaitWell();
    }

    @Test
    void aLostSlotIsAnAlarmEverywhereAndIsRecoveredWithTheRowsThatWereDeletedMeanwhile() throws Exception {
        Changes changes = Changes.whole();
        changes.show("lost");
        changes.sql("INSERT INTO sellers VALUES ('leaves', 1, '', 0)");
        changes.assertEqual("sellers");
        try (RowLoad load = new RowLoad(changes, "lost")) {
            load.awaitMore(300);
            changes.stack().kill(EngineName.CONNECT);
            changes.sql(MUCH_LOG, "DELETE FROM sellers WHERE seller_id = 'leaves'", "CHECKPOINT");
            load.awaitMore(300);
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertTrue(changes.health().contains("changes: alarm: The slot rostrum_record is lost"), changes.health()));
            changes.stack().start(EngineName.CONNECT);
            load.awaitMore(300);
            assertAlarmEverywhere(changes);
            changes.shell().rostrum(0, "cdc", "recover");
            load.awaitMore(300).end();
        }
        changes.assertEqual();
        changes.shell().rostrum(0, "cdc", "compare");
        changes.awaitWell();
        changes.shell().rostrum(0, "cdc", "status");
        changes.shell().rostrum(1, "cdc", "recover");
    }

    private void assertAlarmEverywhere(Changes changes) throws Exception {
        assertTrue(changes.guard("/metrics").contains("\nrostrum_cdc_alarm 1\n"));
        assertTrue(changes.guard("/metrics").contains("status=\"lost\"} 1\n"));
        String log = Files.readString(LogFiles.log(changes.stack().settings(), EngineName.GUARD));
        assertTrue(log.lines().anyMatch(line -> line.contains(" ERROR ") && line.contains("is lost")
                && line.contains("./rostrum cdc recover")), log);
        assertTrue(changes.shell().rostrum(1, "cdc", "status").contains("alarm: The slot rostrum_record is lost"));
        assertTrue(changes.shell().rostrum(1, "status").contains("changes: alarm: The slot rostrum_record is lost"));
    }
}
