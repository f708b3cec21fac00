package io.rostrum.ledger.it;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.log.Topics;
import io.rostrum.ledger.LedgerMain;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A real broker and a real ledger, each a process of its own, in folders below {@code target}. */
final class Engines implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path folder;
    private final byte[] secret;
    private final int kafkaPort = freePort();
    private final int controllerPort = freePort();
    private final int ledgerPort = freePort();
    private final Map<String, Process> others = new HashMap<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private Process broker;
    private Process ledger;

    Engines() throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "it").toAbsolutePath());
        folder = Files.createTempDirectory(parent, "run");
        secret = DevelopmentSecret.createOnce(folder.resolve("secret"));
        startBroker();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                    .configs(topic.allSettings()))
                            .toList())
                    .all()
                    .get();
        }
        startLedger();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "acks", "all", "linger.ms", 2),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    void startBroker() throws IOException {
        broker = start("broker", brokerClassPath(), "io.rostrum.broker.BrokerMain", Map.of(
                "ROSTRUM_DATA", folder.resolve("data").toString(),
                "ROSTRUM_KAFKA_PORT", Integer.toString(kafkaPort),
                "ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(controllerPort)));
    }

    /** kill -9. */
    void killBroker() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    /** Whether the ledger still runs; it goes on by itself when its broker comes back. */
    boolean ledgerIsAlive() {
        return ledger.isAlive();
    }

    void startLedger() throws IOException {
        ledger = start("ledger", System.getProperty("java.class.path"), LedgerMain.class.getName(), Map.of(
                "ROSTRUM_DATA", folder.resolve("data").toString(),
                "ROSTRUM_KAFKA", bootstrap(),
                "ROSTRUM_LEDGER_PORT", Integer.toString(ledgerPort),
                "ROSTRUM_JWT_SECRET_FILE", folder.resolve("secret").toString()));
    }

    /** One of several ledgers, with a folder of its own and a copy of the others' stores. */
    void startLedger(String node) throws IOException {
        others.put(node, start(node, System.getProperty("java.class.path"), LedgerMain.class.getName(), Map.of(
                "ROSTRUM_DATA", folder.resolve(node).toString(),
                "ROSTRUM_KAFKA", bootstrap(),
                "ROSTRUM_LEDGER_NODE", node,
                "ROSTRUM_LEDGER_STANDBYS", "1",
                "ROSTRUM_LEDGER_PORT", "0",
                "ROSTRUM_JWT_SECRET_FILE", folder.resolve("secret").toString())));
    }

    /** kill -9. */
    void killLedger(String node) throws InterruptedException {
        others.remove(node).destroyForcibly().waitFor();
    }

    /** kill -9. */
    void killLedger() throws InterruptedException {
        ledger.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    int stopLedger() throws InterruptedException {
        ledger.destroy();
        if (!ledger.waitFor(40, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the ledger does not stop");
        }
        return ledger.exitValue();
    }

    String address() {
        return "http://127.0.0.1:" + ledgerPort;
    }

    String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    byte[] secret() {
        return secret.clone();
    }

    void ask(LedgerFact fact) {
        producer.send(new ProducerRecord<>(
                Topics.LEDGER_REQUESTS.name(), BookId.MAIN.value().getBytes(StandardCharsets.UTF_8),
                Json.bytes(PostJournalEntry.of(BookId.MAIN, null, fact))));
    }

    /** Appends a record. {@code partition} may be null: that of the key. */
    void append(Topics.Topic topic, Integer partition, String key, Object value) {
        producer.send(new ProducerRecord<>(
                topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), Json.bytes(value)));
    }

    void askRaw(byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(
                Topics.LEDGER_REQUESTS.name(), BookId.MAIN.value().getBytes(StandardCharsets.UTF_8), value)).get();
    }

    /** The committed records of a topic that stand there now. */
    List<ConsumerRecord<byte[], byte[]>> committed(Topics.Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topic.everyPartition();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The committed entries of the main book, in order. */
    List<JournalEntry> entries() {
        return committed(Topics.LEDGER_ENTRIES).stream()
                .map(record -> Json.read(record.value(), JournalEntry.class))
                .toList();
    }

    private Process start(String name, String classPath, String main, Map<String, String> settings) throws IOException {
        Path out = folder.resolve(name + ".out");
        Files.deleteIfExists(out);
        var builder = new ProcessBuilder(
                        JAVA, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED", "-cp", classPath, main)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            name + " died: " + Files.readString(folder.resolve(name + ".log")));
                }
                return Files.exists(out) && Files.readString(out).contains("ready");
            });
            return process;
        } catch (RuntimeException notReady) {
            process.destroyForcibly();
            throw notReady;
        }
    }

    private static String brokerClassPath() throws IOException {
        Path module = Path.of("..", "infra", "kafka-broker", "target").toAbsolutePath().normalize();
        File[] jars = module.toFile().listFiles((dir, file) -> file.matches("rostrum-kafka-broker-[^-]+(-SNAPSHOT)?\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IOException("the broker is not built in " + module);
        }
        return jars[0] + File.pathSeparator + module.resolve("lib") + "/*";
    }

    /** A port below those that the machine gives to outgoing connections. */
    private static int freePort() {
        while (true) {
            int port = 21_000 + ThreadLocalRandom.current().nextInt(1_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        others.values().forEach(one -> one.destroyForcibly().onExit().join());
        ledger.destroyForcibly().onExit().join();
        broker.destroyForcibly().onExit().join();
    }
}
