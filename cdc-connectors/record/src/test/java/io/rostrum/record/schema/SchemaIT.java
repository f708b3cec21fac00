package io.rostrum.record.schema;

import io.rostrum.contracts.log.Topics;
import io.rostrum.record.PostgresServer;
import io.rostrum.record.rows.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SchemaIT {

    private static final String HEARTBEAT = "cdc_heartbeat";

    @TempDir
    private static Path folder;
    private static PostgresServer server;

    @BeforeAll
    static void migrate() throws IOException, SQLException {
        server = new PostgresServer(folder);
        assertTrue(Schema.migrate(server.owner()) > 0);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void migratingAgainDoesNothing() throws SQLException {
        assertEquals(0, Schema.migrate(server.owner()));
    }

    @Test
    void ofSeveralWhoMigrateANewDatabaseAtOnceOneDoesAndTheOthersFindItDone() throws Exception {
        int askers = 4;
        try (ExecutorService threads = Executors.newFixedThreadPool(askers)) {
            for (int round = 0; round < 6; round++) {
                Database fresh = server.owner().named("at_once_" + round);
                Callable<Integer> asking = () -> Schema.migrate(fresh);
                List<Integer> run = new ArrayList<>();
                for (Future<Integer> one : threads.invokeAll(Collections.nCopies(askers, asking))) {
                    run.add(one.get());
                }
                assertEquals(askers - 1, Collections.frequency(run, 0), run::toString);
            }
        }
    }

    @Test
    void everyTopicOfChangedRowsHasItsTableInThePublicationAndNoOtherTableIsPublished() throws SQLException {
        Set<String> published = new TreeSet<>(strings("""
                SELECT tablename FROM pg_publication_tables
                WHERE pubname = 'rostrum_record' AND schemaname = 'public'"""));
        assertTrue(published.remove(HEARTBEAT), "the heartbeat is followed, so that the slot moves on");
        Set<String> topics = new TreeSet<>();
        Topics.CDC.forEach(topic -> topics.add(topic.name().substring(Topics.CDC_PREFIX.length())));
        assertEquals(topics, published);
    }

    @Test
    void everyPublishedTableHasAPrimaryKeyOfColumnsThatNeverChange() throws SQLException {
        for (Topics.Topic topic : Topics.CDC) {
            String table = topic.name().substring(Topics.CDC_PREFIX.length());
            List<String> key = strings("""
                    SELECT a.attname FROM pg_index i
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                    WHERE i.indisprimary AND i.indrelid = 'public.%s'::regclass ORDER BY 1""".formatted(table));
            assertFalse(key.isEmpty(), table + " has a primary key");
            assertTrue(Set.of("seller_id", "show_id", "lot_id", "paddle", "seq", "order_id", "dispute_id",
                    "entry_id", "line", "minute_millis", "node_id").containsAll(key), table + ": " + key);
        }
        assertEquals(List.of("seq", "show_id"), strings("""
                SELECT a.attname FROM pg_index i
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indisprimary AND i.indrelid = 'public.bids'::regclass ORDER BY 1"""));
    }

    @Test
    void noColumnIsForALimitOrAReserveOrAPerson() throws SQLException {
        List<String> columns = strings("""
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema IN ('public', 'keeper')
                AND table_name <> 'schema_history'
                AND column_name ~ 'limit|reserve|name|mail|address|phone|ship_to'""");
        columns.removeAll(List.of(
                // What everybody may know of a reserve, and a time.
                "lots.reserve_state", "bids.reserve_state", "orders.hold_limit_millis"));
        assertEquals(List.of(), columns);
    }

    @Test
    void everyTableHasTheColumnsOfItsRowsAndNoOthers() throws SQLException {
        for (Table<?> table : Table.ALL) {
            Set<String> columns = new TreeSet<>();
            table.columns().forEach(column -> columns.add(column.name() + " " + column.type().sqlName()));
            assertEquals(columns, new TreeSet<>(strings("""
                    SELECT column_name || ' ' || data_type FROM information_schema.columns
                    WHERE table_schema = '%s' AND table_name = '%s'""".formatted(table.schema(), table.name()))),
                    table.name());
            assertEquals(new TreeSet<>(table.key()), new TreeSet<>(strings("""
                    SELECT a.attname FROM pg_index i
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                    WHERE i.indisprimary AND i.indrelid = '%s.%s'::regclass"""
                    .formatted(table.schema(), table.name()))), table.name());
        }
    }

    @Test
    void nothingIsNull() throws SQLException {
        assertEquals(List.of(), strings("""
                SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                WHERE c.table_schema IN ('public', 'keeper') AND c.is_nullable = 'YES'
                AND c.table_name <> 'schema_history' AND c.domain_name IS NULL"""));
    }

    @Test
    void anAmountIsNeverNegativeAndAPostingBelongsToAnEntry() throws SQLException {
        try (Connection connection = server.owner().connect("test", 10)) {
            refused(connection, "23514", """
                    INSERT INTO entries VALUES ('e', 'b', 1, 'BOOKED', 'ManualEntry', 'f', -1, 0, 0)""");
            refused(connection, "23514", """
                    INSERT INTO payouts VALUES ('o', 's', 'x', 'USD', 'PAID_OUT', -5, 0, '', '', '', 0, 0, 0, 0,
                    0, 0)""");
            refused(connection, "23503", """
                    INSERT INTO postings VALUES ('none', 1, 'b', 'bank', 'BANK', '', 'DEBIT', 5, 'USD', 'BOOKED',
                    0, 0)""");
        }
    }

    @Test
    void theKeeperCanTakeNothingAwayAndAReaderCanChangeNothing() throws SQLException {
        try (Connection keeper = server.owner().as(Role.KEEPER, "").connect("test", 10)) {
            refused(keeper, "42501", "DELETE FROM bids");
            refused(keeper, "42501", "UPDATE bids SET price_minor = 0");
            refused(keeper, "42501", "DELETE FROM orders");
            refused(keeper, "42501", "UPDATE keeper.repairs SET epoch = 0");
        }
        try (Connection reader = server.owner().as(Role.READER, "").connect("test", 10)) {
            refused(reader, "42501", "INSERT INTO sellers VALUES ('s', 0, '', 0)");
        }
        try (Connection cdc = server.owner().as(Role.CDC, "").connect("test", 10);
                Statement statement = cdc.createStatement()) {
            refused(cdc, "42501", "INSERT INTO sellers VALUES ('s', 0, '', 0)");
            refused(cdc, "42501", "SELECT * FROM invoices");
            statement.executeUpdate("INSERT INTO cdc_heartbeat VALUES (1, 1)");
            statement.executeQuery("SELECT pg_create_logical_replication_slot('tried', 'pgoutput')").close();
            statement.executeQuery("SELECT pg_drop_replication_slot('tried')").close();
        }
    }

    private static void refused(Connection connection, String state, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals(state, refusal.getSQLState(), refusal.getMessage());
        }
    }

    private static List<String> strings(String sql) throws SQLException {
        try (Connection connection = server.owner().as(Role.READER, "").connect("test", 10);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
