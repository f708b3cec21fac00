package io.rostrum.media.live;

import io.rostrum.media.live.TestPicture.Piece;
import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.FragmentReader;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.mp4.MalformedMedia;
import io.rostrum.media.origin.OriginSettings;
import io.rostrum.media.storage.FolderStorage;
import io.rostrum.media.stream.RunSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What nobody should ask for or send: a named refusal, and the others are served as before. */
class BadInputIT {

    private static final String TIER = "/shows/show-1/720p/";
    private static final int FUZZED_QUERIES = 10_000;
    private static final int FUZZED_STREAMS = 400;
    private static final long SEED = 75;
    private static final int MAX_WAITING = 40;

    @TempDir
    static Path pictures;

    private static List<Piece> pieces;

    @TempDir
    Path folder;

    private Stage stage;
    private RunSink run;

    @BeforeAll
    static void paint() throws Exception {
        pieces = TestPicture.pieces(pictures, 12, 10_000);
    }

    @BeforeEach
    void stream() throws Exception {
        OriginSettings settings = new OriginSettings("127.0.0.1", 0, 500, 2_000, 16);
        stage = new Stage(new FolderStorage(folder), Long.MAX_VALUE, 8L << 20, settings, MAX_WAITING);
        run = stage.open(Stage.SHOW).begin(Stage.start(1, 10_000));
        Stage.feed(run, pieces.subList(0, pieces.size() / 2));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void impossiblePartsAndSegmentsAreRefused() throws Exception {
        assertEquals(400, stage.get(TIER + "media.m3u8?_HLS_msn=999999999999").statusCode());
        assertEquals(400, stage.get(TIER + "media.m3u8?_HLS_part=1").statusCode());
        assertEquals(400, stage.get(TIER + "media.m3u8?_HLS_msn=9&_HLS_msn=9").statusCode());
        assertEquals(400, stage.get(TIER + "media.m3u8?_HLS_msn=-1").statusCode());
        assertEquals(400, stage.get(TIER + "media.m3u8?_HLS_msn=99999999999999999999").statusCode());
        assertEquals(400, stage.get(TIER + "media.m3u8?_HLS_skip=NO").statusCode());
        assertEquals(404, stage.get(TIER + "p999999999999.0.m4s").statusCode());
        assertEquals(404, stage.get(TIER + "p5.99999.m4s").statusCode());
        assertEquals(404, stage.get(TIER + "s999999999999999.m4s").statusCode());
        assertEquals(404, stage.get(TIER + "init9.mp4").statusCode());
        assertEquals(404, stage.get("/shows/other/master.m3u8").statusCode());
        assertEquals(404, stage.get("/shows/show-1/1080p/media.m3u8").statusCode());
    }

    @Test
    void pathsThatLeaveTheirFolderNameNothing() throws Exception {
        for (String path : List.of(
                "/shows/../../etc/passwd", "/shows/show-1/../../../../etc/passwd",
                "/shows/%2e%2e/%2e%2e/etc/passwd", "/shows/show-1/thumbs/..%2f..%2fetc%2fpasswd",
                "/shows/show-1/clips/../epoch.0", "/shows/show-1//etc/passwd", "/shows/show-1/720p/s5.m4s%00",
                "/shows/show-1\\..\\..", "//shows/show-1/720p/media.m3u8", "/%", "/shows/show-1/720p/;x=1/s5.m4s",
                "/shows/" + "a".repeat(5_000), "*", "http://127.0.0.1/shows/../secret")) {
            int status = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(status == 404 || status == 400 || status == 414, path + " is answered " + status);
        }
        assertEquals(200, stage.get(TIER + "media.m3u8").statusCode());
    }

    private int raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", stage.uri("/").getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void fuzzedQueriesAreAnsweredOrRefusedByName() throws Exception {
        Random chance = new Random(SEED);
        String[] words = {
            "_HLS_msn", "_HLS_part", "_HLS_skip", "=", "&", "5", "-1", "YES", "v2", "%00", "%", "é", "0x5",
            "99999999999999999999", " ", "x", "_HLS_", "?", "/", "..", "\"", "1e9", "_HLS_msn=5", "_HLS_msn=6"};
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < FUZZED_QUERIES; i += 50) {
            try (Socket socket = new Socket("127.0.0.1", stage.uri("/").getPort())) {
                socket.setSoTimeout(10_000);
                StringBuilder requests = new StringBuilder();
                for (int k = 0; k < 50; k++) {
                    StringBuilder query = new StringBuilder("_HLS_msn=");
                    for (int n = chance.nextInt(6); n >= 0; n--) {
                        query.append(words[chance.nextInt(words.length)]);
                    }
                    requests.append("GET " + TIER + "media.m3u8?").append(query.toString().replace(" ", "+"))
                            .append(" HTTP/1.1\r\nHost: x\r\n")
                            .append(k == 49 ? "Connection: close\r\n\r\n" : "\r\n");
                }
                socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.UTF_8));
                statuses(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1), seen);
            }
        }
        seen.removeAll(Set.of(200, 400, 404, 503));
        assertEquals(Set.of(), seen, "seed " + SEED);
        assertEquals(200, stage.get(TIER + "media.m3u8").statusCode());
    }

    private static void statuses(String answers, Set<Integer> seen) {
        for (String line : answers.split("\r\n")) {
            if (line.startsWith("HTTP/1.1 ")) {
                seen.add(Integer.parseInt(line.substring(9, 12)));
            }
        }
    }

    @Test
    void streamsWithFlippedBytesAreRefusedOrReadButNeverBreakTheReader() throws Exception {
        Random chance = new Random(SEED);
        List<Piece> high = pieces.stream().filter(piece -> piece.rendition() == TestPicture.HIGH).toList();
        int refused = 0;
        for (int i = 0; i < FUZZED_STREAMS; i++) {
            FragmentReader reader = new FragmentReader(new Quiet());
            try {
                for (Piece piece : high.subList(0, 4)) {
                    byte[] bytes = piece.bytes().clone();
                    for (int n = chance.nextInt(6); n > 0; n--) {
                        bytes[chance.nextInt(Math.min(bytes.length, 900))] = (byte) chance.nextInt(256);
                    }
                    reader.feed(ByteBuffer.wrap(bytes));
                }
            } catch (MalformedMedia named) {
                refused++;
            }
        }
        assertTrue(refused > FUZZED_STREAMS / 4, "seed " + SEED + ": refused " + refused);
    }

    /** Takes all and keeps nothing. */
    private static final class Quiet implements FragmentReader.Sink {

        @Override
        public void init(InitSegment init) {
            assertTrue(init.track().timescale() > 0);
        }

        @Override
        public void fragment(Fragment fragment) {
            assertTrue(fragment.samples() > 0);
        }
    }

    @Test
    void noMoreThanMayWaitDoWait() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
        String next = TIER + "media.m3u8?_HLS_msn=" + (stage.shows.find(Stage.SHOW).orElseThrow()
                .find("720p").orElseThrow().view().lastNumber() + 1);
        for (int i = 0; i < MAX_WAITING + 20; i++) {
            asked.add(stage.later(next));
        }
        Awaitility.await().until(() -> asked.stream().filter(CompletableFuture::isDone).count() == 20);
        for (CompletableFuture<HttpResponse<byte[]>> one : asked) {
            assertTrue(!one.isDone() || one.join().statusCode() == 503);
        }
        // Whoever waits holds no thread: sixteen threads answer all the same.
        assertEquals(200, stage.get(TIER + "media.m3u8").statusCode());
        Stage.feed(run, pieces.subList(pieces.size() / 2, pieces.size()));
        Awaitility.await().until(() -> asked.stream().allMatch(CompletableFuture::isDone));
        assertEquals(MAX_WAITING, asked.stream().filter(one -> one.join().statusCode() == 200).count());
    }

    @Test
    void aReaderThatDoesNotReadIsClosedAndHoldsNobodyUp() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        String segment = "GET " + TIER + "s5.m4s HTTP/1.1\r\nHost: x\r\n\r\n";
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(2_048);
            socket.connect(new InetSocketAddress("127.0.0.1", stage.uri("/").getPort()));
            socket.getOutputStream().write(segment.repeat(60).getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        for (int i = 0; i < 50; i++) {
            assertEquals(200, stage.get(TIER + "media.m3u8").statusCode());
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> stage.origin().connections() == 0);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void playlistsAreZippedForWhoTakesItAndOtherMethodsAreRefused() throws Exception {
        HttpResponse<byte[]> zipped = stage.get(TIER + "media.m3u8", "Accept-Encoding", "gzip, br");
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElseThrow());
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
        assertArrayEquals(stage.get(TIER + "media.m3u8").body(), plain);
        assertEquals("*", zipped.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals("public, max-age=1", zipped.headers().firstValue("Cache-Control").orElseThrow());
        String media = stage.get(TIER + "s5.m4s").headers().firstValue("Cache-Control").orElseThrow();
        assertEquals("public, max-age=604800, immutable", media);
        assertEquals(405, raw("DELETE " + TIER + "s5.m4s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void httpTwoInTheClearIsServedOnTheSamePort() throws Exception {
        try (HttpClient two = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<byte[]> answer = two.send(
                    HttpRequest.newBuilder(stage.uri(TIER + "media.m3u8")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals(200, answer.statusCode());
        }
    }
}
