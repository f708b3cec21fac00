package io.rostrum.media;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.media.studio.RtmpClient;
import io.rostrum.media.studio.Studio;
import io.rostrum.media.transcode.Ffmpeg;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The whole process beside a real broker: a key in the log, a publisher, a playlist, facts in the log; then killed. */
@Tag("drill")
class MediaProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ShowId SHOW = new ShowId("show-1");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final int kafka = port();
    private final int http = port();
    private final int rtmp = port();

    @Test
    void aKeyInTheLogOpensTheStreamWhichIsServedToldAndSurvivesAKill() throws Exception {
        try {
            start("broker", brokerJars(), "io.rostrum.broker.BrokerMain", Map.of(
                    "ROSTRUM_KAFKA_PORT", Integer.toString(kafka), "ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(port())));
            makeTopics();
            Process media = startMedia();
            StreamKey key = StreamKey.make();
            append(1, new AuctionEvent.StreamKeySet(key.hash()));
            publish(key);
            await().atMost(PATIENCE).until(() -> read("/shows/show-1/master.m3u8").contains("#EXT-X-STREAM-INF"));
            await().atMost(PATIENCE).until(() -> read("/shows/show-1/360p/media.m3u8").contains("#EXT-X-PART:"));
            await().atMost(PATIENCE).until(() -> told().stream().anyMatch(MediaEvent.HealthSeen.class::isInstance));
            assertTrue(told().getFirst() instanceof MediaEvent.StreamWentUp, told().toString());

            List<ProcessHandle> transcoders = media.children().toList();
            media.destroyForcibly().waitFor();
            startMedia();
            await().atMost(PATIENCE).until(() -> transcoders.stream().noneMatch(ProcessHandle::isAlive));
            publish(key);
            await().atMost(PATIENCE).until(() -> read("/shows/show-1/360p/media.m3u8").contains("#EXT-X-DISCONTINUITY"));

            append(2, new AuctionEvent.ShowEnded());
            await().atMost(PATIENCE).until(() -> answer(key).contains("UNKNOWN_KEY"));
        } finally {
            started.reversed().forEach(Process::destroyForcibly);
        }
    }

    private String answer(StreamKey key) throws IOException {
        try (RtmpClient client = new RtmpClient(rtmp)) {
            List<String> answers = client.publish(key.text()).answers();
            return answers.isEmpty() ? "" : answers.getLast();
        }
    }

    private void publish(StreamKey key) throws IOException {
        Ffmpeg ffmpeg = Studio.ffmpeg();
        ProcessBuilder builder = new ProcessBuilder(
                ffmpeg.program().toString(), "-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i",
                "testsrc2=s=640x360:r=30", "-f", "lavfi", "-i", "sine=440:r=48000", "-t", "120", "-c:v", ffmpeg.encoder(),
                "-b:v", "800k", "-g", "60", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "flv",
                "rtmp://127.0.0.1:" + rtmp + "/live/" + key.text());
        builder.environment().putAll(ffmpeg.environment());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("encoder.log").toFile());
        Process[] encoder = {builder.start()};
        started.add(encoder[0]);
        // A key is known a moment after it stands in the log; an encoder then tries again, as OBS does.
        await().atMost(PATIENCE).until(() -> {
            if (!encoder[0].isAlive()) {
                encoder[0] = builder.start();
                started.add(encoder[0]);
            }
            return !encoder[0].waitFor(3, TimeUnit.SECONDS);
        });
    }

    private Process startMedia() throws IOException {
        return start("media", System.getProperty("java.class.path"), MediaMain.class.getName(), Map.of(
                "ROSTRUM_KAFKA", "127.0.0.1:" + kafka, "ROSTRUM_MEDIA_PORT", Integer.toString(http),
                "ROSTRUM_RTMP_PORT", Integer.toString(rtmp)));
    }

    private Process start(String name, String classPath, String main, Map<String, String> settings) throws IOException {
        Path out = Files.createTempFile(folder, name, ".out");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-cp", classPath, main);
        builder.environment().put("ROSTRUM_DATA", folder.resolve("data").toString());
        builder.environment().putAll(settings);
        Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        started.add(process);
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " died: " + Files.readString(out));
            }
            return Files.readString(out).contains("ready");
        });
        return process;
    }

    private static String brokerJars() throws IOException {
        Path module = Path.of("..", "infra", "kafka-broker", "target").toAbsolutePath().normalize();
        File[] jars = module.toFile().listFiles((dir, name) -> name.matches("rostrum-kafka-broker-[^-]+(-SNAPSHOT)?\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IOException("the broker is not built in " + module);
        }
        return jars[0] + File.pathSeparator + module.resolve("lib") + "/*";
    }

    private void makeTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafka))) {
            admin.createTopics(List.of(Topics.AUCTION_EVENTS, Topics.MEDIA_EVENTS).stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.allSettings()))
                    .toList()).all().get();
        }
    }

    private void append(long seq, AuctionEvent event) throws Exception {
        EventRecord fact = new EventRecord(SHOW, seq, EventRecord.NO_EVENT, System.currentTimeMillis(), null, event);
        var record = new ProducerRecord<>(
                Topics.AUCTION_EVENTS.name(), ShowPartition.of(SHOW, Topics.SHOW_PARTITIONS),
                SHOW.value().getBytes(StandardCharsets.US_ASCII), Json.bytes(fact));
        RecordHeaders.putEvent(record.headers(), SHOW, seq, event.getClass().getSimpleName(), "/test", Instant.now(), null);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    /** What the log was told of the show, oldest first. */
    private List<MediaEvent> told() {
        List<MediaEvent> told = new ArrayList<>();
        TopicPartition partition = new TopicPartition(
                Topics.MEDIA_EVENTS.name(), ShowPartition.of(SHOW, Topics.MEDIA_EVENTS.partitions()));
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafka, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    MediaEventRecord fact = Json.read(record.value(), MediaEventRecord.class);
                    assertEquals(SHOW, fact.showId());
                    told.add(fact.event());
                });
            }
        }
        return told;
    }

    private String read(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /** Below the range that the system gives out by itself. */
    private static int port() {
        int from = Integer.parseInt(System.getenv().getOrDefault("ROSTRUM_TEST_PORT_MIN", "20000"));
        int to = Integer.parseInt(System.getenv().getOrDefault("ROSTRUM_TEST_PORT_MAX", "32000"));
        for (int i = 0; i < 200; i++) {
            int port = ThreadLocalRandom.current().nextInt(from, to);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port");
    }
}
