package io.rostrum.devstack.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.analytics.tables.TableDefinition;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Pinot's tables beside the record's schema as PostgreSQL has it after all migrations. */
class TablesMatchTheRecordIT {

    /** Of each type of PostgreSQL, the one that holds it in Pinot. */
    private static final Map<String, String> FITTING = Map.of(
            "text", "STRING", "integer", "INT", "smallint", "INT", "bigint", "LONG", "boolean", "BOOLEAN");
    /** Written for who follows the changes, and of no use to anybody who asks. */
    private static final Set<String> NOT_ASKED_FOR = Set.of("cdc_heartbeat");
    /** What the tables have and the record has not. */
    private static final Set<String> ADDED = Set.of("__deleted", "arrival");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    @Test
    void everyColumnOfThePublishedTablesIsThereWithAFittingTypeAndTheSameKey() throws SQLException {
        Stack stack = Stack.of(TestSettings.settings(data, Map.of()), System.out::println)
                .start(EnumSet.of(EngineName.KAFKA, EngineName.POSTGRES, EngineName.RECORD));
        try (stack) {
            // The keeper says that it is ready before it has brought the schema up to date.
            await().atMost(PATIENCE).ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> hasMigrated(stack));
            compare(stack);
        }
    }

    /** Whether the keeper has begun: it does when every migration is through. */
    private static boolean hasMigrated(Stack stack) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement();
                ResultSet begun = statement.executeQuery("SELECT count(*) > 0 FROM keeper.offsets")) {
            return begun.next() && begun.getBoolean(1);
        }
    }

    private static Connection connect(Stack stack) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + stack.settings().postgres() + "/rostrum?user=postgres");
    }

    private static void compare(Stack stack) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement()) {
            Map<String, TableDefinition> ours = new HashMap<>();
            TableDefinition.all("kafka").forEach(definition -> ours.put(definition.name(), definition));
            Set<String> published = new TreeSet<>(texts(
                    statement, "SELECT tablename FROM pg_publication_tables WHERE pubname = 'rostrum_record'"));
            published.removeAll(NOT_ASKED_FOR);
            assertEquals(published, new TreeSet<>(ours.keySet()));
            for (String table : published) {
                assertEquals(columns(statement, table), columns(ours.get(table)), table);
                assertEquals(key(statement, table), key(ours.get(table)), table);
            }
        }
    }

    private static Map<String, String> columns(Statement statement, String table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT column_name, data_type FROM information_schema.columns "
                + "WHERE table_schema = 'public' AND table_name = '" + table + "'")) {
            while (rows.next()) {
                columns.put(rows.getString(1), FITTING.get(rows.getString(2)));
            }
        }
        return columns;
    }

    private static Map<String, String> columns(TableDefinition definition) {
        Map<String, String> columns = new TreeMap<>();
        for (String kind : List.of("dimensionFieldSpecs", "metricFieldSpecs", "dateTimeFieldSpecs")) {
            for (JsonNode field : definition.schema().path(kind)) {
                columns.put(field.path("name").asText(), field.path("dataType").asText());
            }
        }
        columns.keySet().removeAll(ADDED);
        return columns;
    }

    private static Set<String> key(Statement statement, String table) throws SQLException {
        return new TreeSet<>(texts(statement, "SELECT attname FROM pg_index JOIN pg_attribute "
                + "ON attrelid = indrelid AND attnum = ANY (indkey) WHERE indisprimary AND indrelid = 'public."
                + table + "'::regclass"));
    }

    private static Set<String> key(TableDefinition definition) {
        Set<String> key = new TreeSet<>();
        definition.schema().path("primaryKeyColumns").forEach(column -> key.add(column.asText()));
        return key;
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
