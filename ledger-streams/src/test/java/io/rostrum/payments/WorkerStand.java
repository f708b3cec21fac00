package io.rostrum.payments;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A real broker and a real worker, each a process of its own, and an emulated Stripe. */
final class WorkerStand implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    final EmulatedStripe stripe;
    private final Path folder;
    private final int kafkaPort = freePort();
    private final Process broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<PaymentEventRecord> facts = new ArrayList<>();
    private final Map<String, Process> others = new HashMap<>();
    private Process worker;

    WorkerStand() throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "it").toAbsolutePath());
        folder = Files.createTempDirectory(parent, "payments");
        stripe = new EmulatedStripe(folder, "manual");
        broker = start("broker", brokerClassPath(), "io.rostrum.broker.BrokerMain", Map.of(
                "ROSTRUM_DATA", folder.resolve("data").toString(),
                "ROSTRUM_KAFKA_PORT", Integer.toString(kafkaPort),
                "ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(freePort())));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(Topics.PAYMENTS_REQUESTS, Topics.PAYMENTS_EVENTS, Topics.DEAD_LETTERS)
                    .stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                    .configs(topic.allSettings()))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "acks", "all", "linger.ms", 2),
                new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Topics.PAYMENTS_EVENTS.everyPartition();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        startWorker();
    }

    void startWorker() throws IOException {
        worker = startWorker("worker");
    }

    /** One more worker beside those that run. */
    void startAnother(String name) throws IOException {
        others.put(name, startWorker(name));
    }

    /** kill -9. */
    void killAnother(String name) throws InterruptedException {
        others.remove(name).destroyForcibly().waitFor();
    }

    private Process startWorker(String name) throws IOException {
        return start(name, System.getProperty("java.class.path"), WorkerMain.class.getName(), Map.of(
                "ROSTRUM_KAFKA", bootstrap(),
                "ROSTRUM_STRIPE_BASE", stripe.emulator.base(),
                "ROSTRUM_STRIPE_WORKER", name,
                "ROSTRUM_STRIPE_SWEEP_MILLIS", "500",
                "ROSTRUM_STRIPE_DOOR_PORT", "-1"));
    }

    /** kill -9. */
    void killWorker() throws InterruptedException {
        worker.destroyForcibly().waitFor();
    }

    void ask(PaymentRequestRecord request) {
        producer.send(new ProducerRecord<>(
                Topics.PAYMENTS_REQUESTS.name(),
                request.paymentId().value().getBytes(StandardCharsets.UTF_8),
                Json.bytes(request)));
    }

    void askRaw(String key, byte[] value) {
        producer.send(new ProducerRecord<>(
                Topics.PAYMENTS_REQUESTS.name(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** What was newly stated since the last call, at most a moment's worth. */
    List<PaymentEventRecord> news() {
        List<PaymentEventRecord> news = new ArrayList<>();
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> news.add(Json.read(record.value(), PaymentEventRecord.class)));
        facts.addAll(news);
        return news;
    }

    /** Everything that was read so far. */
    List<PaymentEventRecord> facts() {
        return facts;
    }

    long deadLetters() {
        TopicPartition letters = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
        return consumer.endOffsets(List.of(letters)).get(letters);
    }

    private String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    private Process start(String name, String classPath, String main, Map<String, String> settings)
            throws IOException {
        Path out = folder.resolve(name + ".out");
        Files.deleteIfExists(out);
        var builder = new ProcessBuilder(
                        JAVA, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp", classPath, main)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        Awaitility.await().pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " died: "
                        + Files.readString(folder.resolve(name + ".log")));
            }
            return Files.exists(out) && Files.readString(out).contains("ready");
        });
        return process;
    }

    private static String brokerClassPath() throws IOException {
        Path module = Path.of("..", "infra", "kafka-broker", "target").toAbsolutePath().normalize();
        File[] jars = module.toFile()
                .listFiles((dir, file) -> file.matches("rostrum-kafka-broker-[^-]+(-SNAPSHOT)?\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IOException("the broker is not built in " + module);
        }
        return jars[0] + File.pathSeparator + module.resolve("lib") + "/*";
    }

    /** A port below those that the machine gives to outgoing connections. */
    private static int freePort() {
        while (true) {
            int port = 22_000 + ThreadLocalRandom.current().nextInt(900);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        producer.close(Duration.ofSeconds(2));
        consumer.close();
        others.values().forEach(one -> one.destroyForcibly().onExit().join());
        worker.destroyForcibly().onExit().join();
        broker.destroyForcibly().onExit().join();
        stripe.close();
    }
}
