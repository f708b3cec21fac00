package io.rostrum.gateway.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.gateway.FreePort;
import io.rostrum.gateway.GatewayMain;
import io.rostrum.gateway.redis.RealRedis;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A real broker, a real Redis and the gateway, each a process of its own; data below one folder. */
final class Engines {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static final String WEBHOOK_SECRET = "whsec_integration";

    private final Path folder;
    private final int kafkaPort = FreePort.next();
    private final int gatewayPort = FreePort.next();
    private final Path secretFile;
    private final byte[] secret;
    private final RealRedis redis;
    private Process broker;
    private Process gateway;

    private static Engines shared;

    /** The engines that all integration tests of this module share; they end with the tests. */
    static synchronized Engines shared() throws Exception {
        if (shared == null) {
            Path folder = Files.createDirectories(Path.of("target", "it").toAbsolutePath());
            shared = new Engines(Files.createTempDirectory(folder, "run"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> shared.kill()));
        }
        return shared;
    }

    private Engines(Path folder) throws Exception {
        this.folder = folder;
        secretFile = folder.resolve("secret");
        secret = DevelopmentSecret.createOnce(secretFile);
        Files.writeString(folder.resolve("webhook-secret"), WEBHOOK_SECRET + "\n");
        redis = new RealRedis(folder.resolve("redis"));
        startBroker();
        makeTopics();
        startGateway();
    }

    void startBroker() throws IOException {
        Path module = Path.of("..", "infra", "kafka-broker", "target").toAbsolutePath().normalize();
        File[] jars = module.toFile().listFiles((dir, name) -> name.matches("rostrum-kafka-broker-[^-]+(-SNAPSHOT)?\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IOException("the broker is not built in " + module);
        }
        broker = start(
                "broker",
                jars[0] + File.pathSeparator + module.resolve("lib") + "/*",
                "io.rostrum.broker.BrokerMain",
                Map.of(
                        "ROSTRUM_DATA", folder.resolve("data").toString(),
                        "ROSTRUM_KAFKA_PORT", Integer.toString(kafkaPort),
                        "ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(FreePort.next())));
    }

    void startGateway() throws IOException {
        gateway = start(
                "gateway",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName(),
                Map.ofEntries(
                        Map.entry("ROSTRUM_DATA", folder.resolve("data").toString()),
                        Map.entry("ROSTRUM_KAFKA", bootstrap()),
                        Map.entry("ROSTRUM_REDIS", "127.0.0.1:" + redis.port()),
                        Map.entry("ROSTRUM_GATEWAY_PORT", Integer.toString(gatewayPort)),
                        Map.entry("ROSTRUM_JWT_SECRET_FILE", secretFile.toString()),
                        Map.entry(
                                "ROSTRUM_STRIPE_WEBHOOK_SECRET_FILE", folder.resolve("webhook-secret").toString()),
                        Map.entry("ROSTRUM_DEV_SIGN_IN", "true"),
                        Map.entry("ROSTRUM_SOCKET_RATE", "50"),
                        Map.entry("ROSTRUM_USER_RATE", "50"),
                        Map.entry("ROSTRUM_ADMIT_MILLIS", "10000"),
                        Map.entry("ROSTRUM_STALL_MILLIS", "3000"),
                        Map.entry("ROSTRUM_IDLE_MILLIS", "600000")));
    }

    private Process start(String name, String classPath, String main, Map<String, String> settings) throws IOException {
        Path out = folder.resolve(name + ".out");
        Files.deleteIfExists(out);
        var builder = new ProcessBuilder(JAVA, "-Xmx192m", "-XX:+ExitOnOutOfMemoryError", "-cp", classPath, main)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " died: " + Files.readString(folder.resolve(name + ".log")));
            }
            return Files.exists(out) && Files.readString(out).contains("ready");
        });
        return process;
    }

    private void makeTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            List<NewTopic> topics = Topics.ALL.stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.allSettings()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    String address() {
        return "127.0.0.1:" + gatewayPort;
    }

    RealRedis redis() {
        return redis;
    }

    boolean gatewayLives() {
        return gateway.isAlive();
    }

    /** Asks the gateway to stop, and returns its exit code. */
    int stopGateway() throws InterruptedException {
        gateway.destroy();
        if (!gateway.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gateway does not stop");
        }
        return gateway.exitValue();
    }

    /** Holds the broker, so that it answers nothing, or lets it go on. */
    void hold(boolean held) throws IOException, InterruptedException {
        new ProcessBuilder("kill", held ? "-STOP" : "-CONT", Long.toString(broker.pid())).start().waitFor();
    }

    String token(String subject, Role... roles) {
        return token(subject, Instant.now().plusSeconds(3_600), roles);
    }

    String token(String subject, Instant expires, Role... roles) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(Claims.DEVELOPMENT_ISSUER)
                .subject(subject)
                .expirationTime(Date.from(expires))
                .claim(Claims.ROLES, Arrays.stream(roles).map(Role::name).toList())
                .build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All commands that the log holds. */
    List<CommandRecord> commands() {
        return all(Topics.AUCTION_COMMANDS, CommandRecord.class);
    }

    /** What was counted in this room so far. */
    List<RoomMetrics> counted(ShowId show) {
        return all(Topics.ROOM_METRICS, RoomMetrics.class).stream()
                .filter(second -> second.showId().equals(show))
                .toList();
    }

    private <T> List<T> all(Topics.Topic topic, Class<T> type) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "auto.offset.reset", "earliest");
        List<T> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = topic.everyPartition();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> found.add(Json.read(record.value(), type)));
            }
        }
        return found;
    }

    /** Appends records to the log, in order. */
    void append(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    private void kill() {
        gateway.destroyForcibly();
        broker.destroyForcibly();
        redis.close();
    }
}
