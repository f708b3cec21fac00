package io.rostrum.bench.media;

import io.rostrum.bench.load.ClientSettings;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.ViewingPermit;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A log and a media process, and test pictures that are published to it. The keys are put into the log as the
 * facts that the bid processor would have made of a seller's wish.
 */
public final class Studio implements AutoCloseable {

    private static final int STOP_SECONDS = 10;

    private final StackSettings settings;
    private final Stack stack;
    private final Map<ShowId, Process> cameras = new HashMap<>();

    public Studio(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.stack = Stack.of(settings, progress).start(EnumSet.of(EngineName.KAFKA));
        stack.start(EngineName.MEDIA);
    }

    /** The media process. */
    public ProcessHandle media() {
        return ProcessHandle.of(stack.pid(EngineName.MEDIA)).orElseThrow();
    }

    /** Where the media process is. */
    public String address() {
        return "http://127.0.0.1:" + settings.media().port();
    }

    /** Where a player begins, behind the address of the media process or of an edge. */
    public String playlist(ShowId show) throws IOException {
        byte[] secret = DevelopmentSecret.read(settings.streamSecretFile());
        return ViewingPermit.of(secret, show.value(), System.currentTimeMillis()).prefix()
                + "/shows/" + show + "/master.m3u8";
    }

    /** Publishes a test picture with a key of its own; it goes on until {@link #stop}. */
    public void publish(ShowId show, int keyframeSeconds)
            throws IOException, InterruptedException, ExecutionException {
        publish(show, keyframeSeconds, settings.media().rtmpPort());
    }

    /** The same to another port on loopback, from which it is handed on. */
    public void publish(ShowId show, int keyframeSeconds, int port)
            throws IOException, InterruptedException, ExecutionException {
        StreamKey key = StreamKey.make();
        EventRecord fact = new EventRecord(
                show, 1, EventRecord.NO_EVENT, System.currentTimeMillis(), null,
                new AuctionEvent.StreamKeySet(key.hash()));
        var record = new ProducerRecord<>(
                Topics.AUCTION_EVENTS.name(), ShowPartition.of(show, Topics.SHOW_PARTITIONS),
                show.value().getBytes(StandardCharsets.US_ASCII), Json.bytes(fact));
        RecordHeaders.putEvent(record.headers(), show, 1, "StreamKeySet", "/bench", Instant.now(), null);
        Properties client = new Properties();
        client.putAll(ClientSettings.address(settings.kafka().toString()));
        try (var producer = new KafkaProducer<byte[], byte[]>(
                client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
        cameras.put(show, camera(show, key, keyframeSeconds, port));
    }

    private Process camera(ShowId show, StreamKey key, int keyframeSeconds, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                settings.java().toString(), "-Xms16m", "-Xmx48m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "io.rostrum.media.TestPictureMain")));
        Map<String, String> environment = builder.environment();
        environment.put("CLASSPATH", new ModuleJars(settings).classPath("media-pipeline"));
        environment.put("ROSTRUM_DATA", settings.data().toString());
        environment.put("ROSTRUM_TEST_PICTURE_ADDRESS", "rtmp://127.0.0.1:" + port + "/live/" + key.text());
        environment.put("ROSTRUM_TEST_PICTURE_KEYFRAME_SECONDS", Integer.toString(keyframeSeconds));
        File words = settings.logFolder().resolve("camera-" + show + ".log").toFile();
        return builder.redirectErrorStream(true).redirectOutput(words).start();
    }

    /** Ends a test picture. */
    public void stop(ShowId show) {
        Process camera = cameras.remove(show);
        if (camera == null) {
            return;
        }
        camera.destroy();
        try {
            if (!camera.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                camera.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            camera.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        for (ShowId show : List.copyOf(cameras.keySet())) {
            stop(show);
        }
        stack.close();
    }
}
