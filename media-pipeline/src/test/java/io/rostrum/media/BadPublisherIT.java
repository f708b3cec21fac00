package io.rostrum.media;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.media.amf.AmfLimits;
import io.rostrum.media.amf.AmfWriter;
import io.rostrum.media.ingest.IngestTerms;
import io.rostrum.media.rtmp.RtmpLimits;
import io.rostrum.media.rtmp.RtmpRefusal;
import io.rostrum.media.studio.RecordingSink;
import io.rostrum.media.studio.RtmpClient;
import io.rostrum.media.studio.Studio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Publishers that do wrong are refused by name, over real sockets, while a good one beside them never notices. */
class BadPublisherIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Short, so that slowness is found out soon. */
    private static final RtmpLimits LIMITS =
            new RtmpLimits(20, 1_500, 1_500, 1 << 20, 64 << 10, 4 << 20, 32, 20_000, 2_000, AmfLimits.USUAL);

    @TempDir
    static Path folder;

    private static Studio studio;
    private static RecordingSink.Run good;

    @BeforeAll
    static void aGoodPublisherIsOn() throws IOException {
        studio = new Studio(folder, IngestTerms.USUAL, LIMITS);
        studio.publish(studio.address(studio.key("good").text()), studio.well());
        good = PublishIT.firstRun(studio, "good");
        await().atMost(PATIENCE).until(() -> good.fragments("360p").size() > 2);
    }

    @AfterEach
    void theGoodOneNeverNoticed() {
        int before = good.bytes("360p").length;
        await().atMost(PATIENCE).until(() -> good.bytes("360p").length > before);
        assertEquals(1, studio.sink.stream("good").runs.size());
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @Test
    void aWrongKeyIsRefused() throws IOException {
        refused("UNKNOWN_KEY", RtmpRefusal.PUBLISH_REFUSED, client -> client.publish(StreamKey.make().text()));
        refused("UNKNOWN_KEY", RtmpRefusal.PUBLISH_REFUSED, client -> client.publish("../../etc/passwd"));
        refused("UNKNOWN_KEY", RtmpRefusal.PUBLISH_REFUSED, client -> client.publish("x".repeat(4_000)));
    }

    @Test
    void anUnknownApplicationIsRefused() throws IOException {
        refused("UNKNOWN_APP", RtmpRefusal.UNKNOWN_APP, client ->
                client.handshake().command(0, "connect", 1, Map.of("app", "vod")));
    }

    @Test
    void garbageIsRefused() throws IOException {
        byte[] noise = new byte[40_000];
        new Random(3).nextBytes(noise);
        noise[0] = 'G';
        refused("", RtmpRefusal.NOT_RTMP, client -> client.send(noise));
        noise[0] = 22;
        refused("", RtmpRefusal.TLS_FAILED, client -> client.send(noise));
    }

    @Test
    void anOversizeMessageAndChunkAreRefused() throws IOException {
        refused("TOO_LARGE", RtmpRefusal.TOO_LARGE, client ->
                client.handshake().send(new byte[] {4, 0, 0, 0, 0x7f, 0, 0, 9, 1, 0, 0, 0}));
        refused("TOO_LARGE", RtmpRefusal.TOO_LARGE, client ->
                client.handshake().message(2, 1, 0, 0, new byte[] {0x7f, 0, 0, 0}));
        String key = studio.key("large").text();
        refused("TOO_LARGE", RtmpRefusal.TOO_LARGE, client ->
                client.publish(key).send(new byte[] {4, 0, 0, 0, 0x7f, 0, 0, 9, 1, 0, 0, 0}));
    }

    @Test
    void hugeAmfIsRefused() throws IOException {
        byte[] wide = AmfWriter.write("connect", 1, Collections.nCopies(600, 1));
        refused("MALFORMED_COMMAND", RtmpRefusal.MALFORMED_COMMAND, client ->
                client.handshake().message(3, 20, 0, 0, wide));
        Object deep = 1;
        for (int i = 0; i < 20; i++) {
            deep = Map.of("a", deep);
        }
        byte[] nested = AmfWriter.write("connect", 1, deep);
        refused("MALFORMED_COMMAND", RtmpRefusal.MALFORMED_COMMAND, client ->
                client.handshake().message(3, 20, 0, 0, nested));
    }

    @Test
    void whoDoesNotPublishInTimeIsClosed() throws IOException {
        refused("", RtmpRefusal.TOO_SLOW, client -> client.send(new byte[] {3}));
        refused("TOO_SLOW", RtmpRefusal.TOO_SLOW, RtmpClient::handshake);
    }

    @Test
    void aPublishThatStallsIsDropped() throws IOException {
        String key = studio.key("stalls").text();
        refused("STALLED", RtmpRefusal.STALLED, client -> client.publish(key));
        refused("STALLED", RtmpRefusal.STALLED, client ->
                client.publish(key).message(5, 8, 1, 0, new byte[] {(byte) 0xaf, 1, 0}));
        refused("STALLED", RtmpRefusal.STALLED, client -> client.publish(key).send(new byte[] {4, 0, 0, 0, 0, 9}));
    }

    @Test
    void anUnsupportedCodecIsRefusedByItsName() throws IOException {
        String key = studio.key("codecs").text();
        String said = refused("VP6", RtmpRefusal.UNSUPPORTED_CODEC, client ->
                client.publish(key).message(6, 9, 1, 0, new byte[] {0x14, 0, 0, 0, 0, 0}));
        assertTrue(said.contains("H.264"), said);
        refused("Speex", RtmpRefusal.UNSUPPORTED_CODEC, client ->
                client.publish(key).message(6, 8, 1, 0, new byte[] {(byte) 0xb2, 0, 0}));
        await().atMost(PATIENCE).until(() -> studio.told.stream().anyMatch(event ->
                event instanceof MediaEvent.PublishRefused one && one.reason() == PublishRefusal.UNSUPPORTED_CODEC));
    }

    @Test
    void mediaBeforeAPublishAreRefused() throws IOException {
        refused("OUT_OF_TURN", RtmpRefusal.OUT_OF_TURN, client ->
                client.handshake().message(6, 9, 1, 0, new byte[] {0x17, 1, 0, 0, 0}));
        refused("OUT_OF_TURN", RtmpRefusal.OUT_OF_TURN, client ->
                client.handshake().command(0, "createStream", 2, null));
    }

    @Test
    void aSecondPublisherIsRefusedWhileTheFirstIsHealthyAndMayTakeOver() throws IOException {
        String key = studio.key("two").text();
        try (RtmpClient first = new RtmpClient(studio.port)) {
            first.publish(key).await("Publish.Start");
            refused("ALREADY_LIVE", RtmpRefusal.PUBLISH_REFUSED, client -> client.publish(key));
            try (RtmpClient second = new RtmpClient(studio.port)) {
                second.publish(key + "?takeover=1").await("Publish.Start");
                List<String> last = first.answers();
                assertTrue(last.getLast().contains("TAKEN_OVER"), last.toString());
            }
        }
    }

    @Test
    void aRotatedKeyCutsOffWhoPublishesWithTheOldOne() throws IOException {
        String key = studio.key("rotated").text();
        try (RtmpClient client = new RtmpClient(studio.port)) {
            client.publish(key).await("Publish.Start");
            String fresh = studio.key("rotated").text();
            List<String> last = client.answers();
            assertTrue(last.getLast().contains(DownReason.KEY_ROTATED.name()), last.toString());
            refused("UNKNOWN_KEY", RtmpRefusal.PUBLISH_REFUSED, old -> old.publish(key));
            try (RtmpClient next = new RtmpClient(studio.port)) {
                next.publish(fresh).await("Publish.Start");
            }
        }
    }

    @Test
    void overTlsOnTheSamePortItIsTheSame() throws Exception {
        String key = studio.key("secure").text();
        try (RtmpClient client = RtmpClient.secure(studio.port)) {
            client.publish(key).await("Publish.Start");
        }
        try (RtmpClient client = RtmpClient.secure(studio.port)) {
            List<String> answers = client.publish("sk_wrong_key").answers();
            assertTrue(answers.getLast().contains("UNKNOWN_KEY"), answers.toString());
        }
    }

    @Test
    void tooManyConnectionsAreClosedAtOnce() throws IOException {
        RtmpClient[] many = new RtmpClient[LIMITS.connections() + 5];
        try {
            for (int i = 0; i < many.length; i++) {
                many[i] = new RtmpClient(studio.port);
            }
            await().atMost(PATIENCE).until(() -> count(RtmpRefusal.TOO_MANY_CONNECTIONS) >= 5);
        } finally {
            for (RtmpClient one : many) {
                if (one != null) {
                    one.close();
                }
            }
        }
        await().atMost(PATIENCE).until(() -> studio.server.connections() < 5);
    }

    private interface Wrongdoing {
        RtmpClient on(RtmpClient client) throws IOException;
    }

    /** The connection is closed, counted under that reason, and the last answer has that word in it. */
    private static String refused(String word, RtmpRefusal reason, Wrongdoing wrongdoing) throws IOException {
        long before = count(reason);
        try (RtmpClient client = new RtmpClient(studio.port)) {
            List<String> answers = wrongdoing.on(client).answers();
            String last = answers.isEmpty() ? "" : answers.getLast();
            assertTrue(last.contains(word), last);
            await().atMost(PATIENCE).until(() -> count(reason) > before);
            return last;
        }
    }

    private static long count(RtmpRefusal reason) {
        return studio.server.refusals().counts().getOrDefault(reason, 0L);
    }
}
