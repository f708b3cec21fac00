package io.rostrum.record;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.record.keeper.Keeper;
import io.rostrum.record.keeper.KeeperHealth;
import io.rostrum.record.schema.Database;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/** A real broker and a real PostgreSQL for one test class, and keepers within this JVM. */
public final class Stand implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORT_MIN =
            Integer.parseInt(System.getenv().getOrDefault("ROSTRUM_TEST_PORT_MIN", "20000"));
    private static final int PORT_MAX =
            Integer.parseInt(System.getenv().getOrDefault("ROSTRUM_TEST_PORT_MAX", "32000"));

    private final PostgresServer postgres;
    private final Process broker;
    private final int kafkaPort;
    private final KafkaProducer<byte[], byte[]> producer;

    public Stand(Path folder) throws IOException, InterruptedException, ExecutionException {
        postgres = new PostgresServer(folder);
        kafkaPort = freePorts();
        broker = startBroker(folder);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                    .configs(topic.allSettings()))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka(), "acks", "all", "linger.ms", 1),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Process startBroker(Path folder) throws IOException {
        Path module = Path.of("..", "..", "infra", "kafka-broker", "target").toAbsolutePath().normalize();
        File[] jars = module.toFile()
                .listFiles((dir, file) -> file.matches("rostrum-kafka-broker-[^-]+(-SNAPSHOT)?\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IOException("the broker is not built in " + module);
        }
        Path out = folder.resolve("broker.out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                        jars[0] + File.pathSeparator + module.resolve("lib") + "/*",
                        "io.rostrum.broker.BrokerMain")
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("broker.log").toFile());
        builder.environment().putAll(Map.of(
                "ROSTRUM_DATA", folder.resolve("kafka").toString(),
                "ROSTRUM_KAFKA_PORT", Integer.toString(kafkaPort),
                "ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(kafkaPort + 1)));
        Process process = builder.start();
        Awaitility.await().atMost(PATIENCE)
                .until(() -> Files.exists(out) && Files.readString(out).contains("ready"));
        return process;
    }

    public String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** A database of its own on the server, for one test. */
    public Database database(String name) {
        Database owner = postgres.owner();
        return new Database(owner.host(), owner.port(), name, owner.role(), "");
    }

    /** Appends an event and waits for the log. */
    public void append(EventRecord event) {
        append(Topics.AUCTION_EVENTS, event.showId().value(), Json.bytes(event));
    }

    public void append(List<EventRecord> events) {
        events.forEach(this::append);
        producer.flush();
    }

    /** A show's records stand in the partition of the show, others in that of their key. */
    public void append(Topics.Topic topic, String key, byte[] value) {
        Integer partition =
                topic.partitions() == Topics.SHOW_PARTITIONS ? ShowPartition.of(key, topic.partitions()) : null;
        producer.send(new ProducerRecord<>(
                topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    public RecordConfig config(Database owner) {
        return new RecordConfig(kafka(), owner, "", "127.0.0.1", 0, 500);
    }

    /** Starts a keeper of this database in a thread of its own. */
    public Running keep(Database owner) {
        KeeperHealth health = new KeeperHealth();
        Keeper keeper = new Keeper(config(owner), health);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().name("keeper").start(() -> {
            try {
                keeper.run();
                ended.complete(null);
            } catch (RuntimeException | Error fault) {
                ended.completeExceptionally(fault);
            }
        });
        return new Running(keeper, health, thread, ended);
    }

    /** A keeper that runs within this JVM. */
    public record Running(Keeper keeper, KeeperHealth health, Thread thread, CompletableFuture<Void> ended)
            implements AutoCloseable {
        @Override
        public void close() {
            keeper.stop(thread);
        }
    }

    /** The first number that a query gives. */
    public static long number(Database database, String sql) {
        try (Connection connection = database.connect("test", 20);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException notYet) {
            return -1;
        }
    }

    /** The first text that a query gives. */
    public static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect("test", 20);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    public static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect("test", 20);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until a query gives this number. */
    public static void await(Database database, String sql, long expected) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> number(database, sql), found -> found == expected);
    }

    private static int freePorts() throws IOException {
        for (int i = 0; i < 200; i++) {
            int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
            try (ServerSocket one = new ServerSocket(port); ServerSocket two = new ServerSocket(port + 1)) {
                return Math.min(one.getLocalPort(), two.getLocalPort());
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no free ports");
    }

    @Override
    public void close() throws IOException {
        producer.close(Duration.ofSeconds(2));
        broker.destroyForcibly().onExit().join();
        postgres.close();
    }
}
