package io.rostrum.devstack.live;

import io.rostrum.cdc.comparison.Comparison;
import io.rostrum.cdc.comparison.Comparisons;
import io.rostrum.cdc.connect.ConnectRest;
import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.cdc.connector.ConnectorFiles;
import io.rostrum.cdc.guard.GuardConfig;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.TestSettings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A real record with all that follows its changes, and no auction: Kafka, PostgreSQL, Kafka Connect and the guard, started once
 * for all tests of this JVM. The server gives a slot up after {@value #WAL_KEEP_MB} MB, so that a slot can be lost in seconds.
 */
final class Changes {

    static final String CONNECTOR = "rostrum-record";
    static final String SLOT = "rostrum_record";
    static final int WAL_KEEP_MB = 32;
    /** Nobody asks for it here; it must still be seen nowhere. */
    static final String PASSWORD = "a-secret-that-nobody-may-see-4711";

    private static final Set<EngineName> ENGINES = Set.of(
            EngineName.KAFKA, EngineName.POSTGRES, EngineName.RECORD, EngineName.CONNECT, EngineName.GUARD);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Changes running;

    private final Stack stack;
    private final GuardConfig config;
    private final List<ConnectorFile> files;
    private final HttpClient http = HttpClient.newHttpClient();

    private Changes(Stack stack) throws IOException, GuardConfig.Invalid {
        this.stack = stack;
        this.config = GuardConfig.from(stack.environment());
        this.files = ConnectorFiles.read(config.connectors(), config.values());
    }

    /** All of it running, and following. */
    static synchronized Changes whole() {
        try {
            if (running == null) {
                Path data = Path.of("target", "changes-data").toAbsolutePath();
                remove(data);
                running = new Changes(Stack.of(
                        TestSettings.settings(data, Map.of(
                                "ROSTRUM_POSTGRES_WAL_KEEP_MB", Integer.toString(WAL_KEEP_MB),
                                "ROSTRUM_GUARD_EVERY_MILLIS", "250",
                                "ROSTRUM_CDC_PASSWORD", PASSWORD)),
                        System.out::println).start(ENGINES));
            }
            ENGINES.forEach(running.stack::start);
            running.awaitWell();
            return running;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (GuardConfig.Invalid invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    /** Stops it, for the sake of the tests that follow; the next {@link #whole()} begins anew. */
    static synchronized void over() {
        if (running != null) {
            running.stack.close();
            running = null;
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Stack stack() {
        return stack;
    }

    GuardConfig config() {
        return config;
    }

    ConnectorFile connector() {
        return files.getFirst();
    }

    ConnectRest connect() {
        return new ConnectRest(config.connect());
    }

    /** As the owner of everything. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(config.database().url() + "?user=postgres&connectTimeout=2&socketTimeout=30");
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A seller, a show and a lot, which rows of bids may name. */
    void show(String show) throws SQLException {
        sql(
                "INSERT INTO sellers VALUES ('seller-of-" + show + "', 1764000000000, '', 0)",
                "INSERT INTO shows VALUES ('" + show + "', 'seller-of-" + show + "', 'Öl auf Leinwand, \"19\"', 'USD', 'LIVE', 1, 500, "
                        + "0, 1764000000000, 0, 0, 0, 0)",
                "INSERT INTO lots VALUES ('" + show + "', 'l1', 'seller-of-" + show + "', 1, 'A lot', 'art', '', 'USD', 'OPEN', 100, "
                        + "'NONE', 0, 100, 0, '', 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, false, 1)");
    }

    /** Waits until the guard finds nothing wrong and somebody reads from the slot. */
    void awaitWell() {
        await().atMost(PATIENCE).untilAsserted(() -> assertTrue(health().contains("changes: well"), health()));
    }

    /** What the guard says of itself and of the changes. */
    String health() {
        return guard("/health");
    }

    String guard(String path) {
        try {
            URI address = URI.create("http://" + stack.settings().guard() + path);
            return http.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException away) {
            return "away";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until each of these tables, or all, is what its topic folds to. */
    void assertEqual(String... tables) throws Exception {
        Comparisons comparisons = new Comparisons(config.kafka(), config.database()::connect);
        for (String table : tables.length == 0 ? connector().tables().toArray(String[]::new) : tables) {
            Comparison comparison = comparisons.settled(table, PATIENCE);
            assertTrue(comparison.equal(), comparison::toString);
        }
    }

    /** The committed records of a table's topic whose key names this show. */
    List<ConsumerRecord<String, String>> records(String table, String show) {
        return records(Topics.CDC_PREFIX + table).stream().filter(record -> record.key().contains('"' + show + '"')).toList();
    }

    List<ConsumerRecord<String, String>> records(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", config.kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    int partitions(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", config.kafka()), new StringDeserializer(), new StringDeserializer())) {
            return consumer.partitionsFor(topic).size();
        }
    }

    /** A command line beside this stack. */
    Shell shell() {
        return new Shell(stack.settings());
    }
}
