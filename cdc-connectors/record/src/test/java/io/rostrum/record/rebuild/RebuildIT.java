package io.rostrum.record.rebuild;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.record.Stand;
import io.rostrum.record.history.ShowScript;
import io.rostrum.record.reconcile.Reconciliation;
import io.rostrum.record.reconcile.Reconciliation.Mismatch;
import io.rostrum.record.reconcile.Totals;
import io.rostrum.record.reconcile.TotalsSource;
import io.rostrum.record.schema.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One log, and a database for each test that damages its tables. */
class RebuildIT {

    @TempDir
    private static Path folder;
    private static Stand stand;
    private static final ShowScript SHOW = new ShowScript("show-rebuilt").opened();

    @BeforeAll
    static void start() throws IOException, InterruptedException, ExecutionException {
        stand = new Stand(folder);
        for (int bid = 1; bid <= 30; bid++) {
            SHOW.bid(1 + bid % 2, 1_000 + 100L * bid, bid);
            SHOW.refused(1, 500);
        }
        stand.append(SHOW.events());
        for (int second = 0; second < 5; second++) {
            stand.append(Topics.ROOM_METRICS, SHOW.show(), Json.bytes(new RoomMetrics(
                    new ShowId(SHOW.show()), "gateway-1", 60_000_000L + 1_000 * second, new UserId("seller"), 5,
                    1, 2)));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        stand.close();
    }

    private static Stand.Running kept(Database database) {
        Stand.Running keeper = stand.keep(database);
        Stand.await(database, "SELECT seq FROM keeper.subjects WHERE subject = 'show-rebuilt'", SHOW.events().size());
        Stand.await(database, "SELECT coalesce(sum(samples), 0) FROM viewers_per_minute", 5);
        return keeper;
    }

    private static Map<String, Difference> rebuild(Database database, boolean repair) throws SQLException {
        return new Rebuild(stand.config(database), line -> { }).run(repair).stream()
                .collect(Collectors.toMap(Difference::table, difference -> difference));
    }

    private static Reconciliation.Outcome reconcile(Database database, TotalsSource... followers)
            throws SQLException, IOException, InterruptedException {
        return new Reconciliation(stand.config(database), List.of(followers), Duration.ofSeconds(2)).run();
    }

    @Test
    void anUntouchedRecordIsAsTheLogSays() throws SQLException, IOException, InterruptedException {
        Database database = stand.database("untouched");
        try (Stand.Running keeper = kept(database)) {
            Map<String, Difference> differences = rebuild(database, true);
            differences.values().forEach(difference -> assertTrue(difference.isNone(), difference.toString()));
            assertEquals(60, differences.get("bids").rows());
            assertEquals(0, Stand.number(database, "SELECT epoch FROM keeper.repairs"));
            assertTrue(reconcile(database).agrees());
            assertTrue(keeper.thread().isAlive());
        }
    }

    @Test
    void plantedDifferencesAreToldByTheirKeysAndRepairedAndTheKeeperGoesOnFromWhatIsRight()
            throws SQLException, IOException, InterruptedException {
        Database database = stand.database("damaged");
        try (Stand.Running keeper = kept(database)) {
            Stand.execute(database, "DELETE FROM bids WHERE seq IN (20, 21)");
            Stand.execute(database, "UPDATE bids SET price_minor = 7, paddle = 2 WHERE seq = 31");
            Stand.execute(database, "UPDATE lots SET price_minor = 1, bids_refused = 400");
            Stand.execute(database, "INSERT INTO paddles VALUES ('show-rebuilt', 77, 'nobody', 'seller', 'APPROVED', "
                    + "1, 1, 0, 1)");
            Stand.execute(database, "UPDATE viewers_per_minute SET bids = 999");
            List<Mismatch> mismatches = reconcile(database).mismatches();
            assertTrue(mismatches.stream().anyMatch(mismatch -> mismatch.what().equals("bids accepted")
                    && mismatch.log() == 30 && mismatch.there() == 29), mismatches.toString());

            Map<String, Difference> found = rebuild(database, false);

            assertEquals(2, found.get("bids").missing());
            assertEquals(1, found.get("bids").changed());
            assertEquals(1, found.get("lots").changed());
            assertEquals(1, found.get("paddles").extra());
            assertEquals(1, found.get("viewers_per_minute").changed());
            assertTrue(found.get("bids").examples().contains("missing show-rebuilt 20"), found.toString());
            assertTrue(found.get("bids").examples().contains("changed show-rebuilt 31: paddle, price_minor"),
                    found.toString());
            assertTrue(found.get("paddles").examples().contains("extra show-rebuilt 77"), found.toString());
            assertEquals(58, Stand.number(database, "SELECT count(*) FROM bids"));

            rebuild(database, true);

            rebuild(database, true).values()
                    .forEach(difference -> assertTrue(difference.isNone(), difference.toString()));
            assertTrue(reconcile(database).agrees());
            assertEquals(30, Stand.number(database, "SELECT bids_refused FROM lots"));
            assertTrue(keeper.thread().isAlive());
        }
    }

    @Test
    void aHistoryThatStoppedForNothingInTheLogGoesOnAfterARebuild() throws SQLException {
        Database database = stand.database("stopped");
        try (Stand.Running keeper = kept(database)) {
            Stand.execute(database, "DELETE FROM bids WHERE seq > 40");
            Stand.execute(database, "UPDATE keeper.subjects SET seq = 40, stopped = 'for nothing'");
            assertTrue(keeper.thread().isAlive());

            Map<String, Difference> found = rebuild(database, true);

            assertEquals(1, found.get("subjects").changed());
            assertEquals(60, Stand.number(database, "SELECT count(*) FROM bids"));
            assertEquals("", Stand.text(database, "SELECT stopped FROM keeper.subjects"));
        }
    }

    @Test
    void aFollowerThatSaysOtherwiseIsNamed() throws SQLException, IOException, InterruptedException {
        Database database = stand.database("followed");
        try (Stand.Running keeper = kept(database)) {
            TotalsSource follower = new TotalsSource() {
                @Override
                public String name() {
                    return "follower";
                }

                @Override
                public Set<String> tells() {
                    return Set.of("bids accepted");
                }

                @Override
                public Totals read() {
                    Totals totals = new Totals(new TreeMap<>());
                    totals.add(Totals.show("show-rebuilt"), "bids accepted", 31);
                    return totals;
                }
            };
            List<Mismatch> mismatches = new ArrayList<>(reconcile(database, follower).mismatches());
            assertEquals(
                    List.of(new Mismatch("show show-rebuilt", "bids accepted", 30, "follower", 31)), mismatches);
            assertFalse(keeper.ended().isDone());
        }
    }
}
