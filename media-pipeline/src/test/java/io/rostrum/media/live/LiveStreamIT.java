package io.rostrum.media.live;

import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.rostrum.media.live.TestPicture.Piece;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A real picture through the cutter and a real origin, read by a strict parser and by ffprobe. */
class LiveStreamIT {

    private static final MediaPlaylistParser MEDIA = new MediaPlaylistParser(ParsingMode.STRICT);
    private static final String LIVE = "/shows/show-1/";

    @TempDir
    static Path pictures;

    private static List<Piece> pieces;

    @TempDir
    Path folder;

    @BeforeAll
    static void paint() throws Exception {
        pieces = TestPicture.pieces(pictures, 30, 10_000);
    }

    @Test
    void everyPlaylistOfEveryMomentIsReadByAStrictParser() throws Exception {
        try (Stage stage = new Stage(folder)) {
            RunSink run = stage.open(Stage.SHOW).begin(Stage.start(1, 10_000));
            int read = 0;
            for (Piece piece : pieces) {
                Stage.feed(run, List.of(piece));
                String path = LIVE + piece.rendition().name() + "/media.m3u8";
                if (stage.get(path).statusCode() == 200) {
                    MediaPlaylist whole = MEDIA.readPlaylist(stage.text(path));
                    MediaPlaylist delta = MEDIA.readPlaylist(stage.text(path + "?_HLS_skip=YES"));
                    assertEquals(whole.mediaSequence(), delta.mediaSequence());
                    read++;
                }
            }
            run.end();
            assertTrue(read > 200, "read " + read);
            MediaPlaylist last = MEDIA.readPlaylist(stage.text(LIVE + "720p/media.m3u8"));
            // The time before the first picture is a gap.
            assertEquals(4, last.mediaSequence());
            assertEquals(16, last.mediaSegments().size());
            assertEquals(
                    List.of(true, false),
                    last.mediaSegments().stream().limit(2).map(MediaSegment::gap).toList());
            MediaPlaylist delta = MEDIA.readPlaylist(stage.text(LIVE + "720p/media.m3u8?_HLS_skip=YES"));
            assertEquals(10, delta.skip().orElseThrow().skippedSegments());
        }
    }

    @Test
    void tiersAndSoundAreCutAtTheSameMediaTimes() throws Exception {
        try (Stage stage = new Stage(folder)) {
            RunSink run = stage.open(Stage.SHOW).begin(Stage.start(1, 10_000));
            Stage.feed(run, pieces);
            run.end();
            MediaPlaylist high = MEDIA.readPlaylist(stage.text(LIVE + "720p/media.m3u8"));
            MediaPlaylist low = MEDIA.readPlaylist(stage.text(LIVE + "360p/media.m3u8"));
            MediaPlaylist sound = MEDIA.readPlaylist(stage.text(LIVE + "audio/media.m3u8"));
            assertEquals(high.mediaSequence(), sound.mediaSequence());
            assertEquals(high.mediaSequence(), low.mediaSequence());
            for (int i = 0; i < high.mediaSegments().size(); i++) {
                assertEquals(2.0, high.mediaSegments().get(i).duration(), 0.001);
                assertEquals(
                        high.mediaSegments().get(i).programDateTime(),
                        low.mediaSegments().get(i).programDateTime());
                long apart = Math.abs(
                        high.mediaSegments().get(i).programDateTime().orElseThrow().toInstant().toEpochMilli()
                                - sound.mediaSegments().get(i).programDateTime().orElseThrow().toInstant()
                                        .toEpochMilli());
                assertTrue(apart <= 342, "segment " + i + " of sound starts " + apart + " ms apart");
            }
            assertEquals(
                    Stage.EPOCH.plusMillis(10_000),
                    high.mediaSegments().get(1).programDateTime().orElseThrow().toInstant());
        }
    }

    @Test
    void whoAsksForWhatComesNextIsAnsweredWhenItIsThere() throws Exception {
        try (Stage stage = new Stage(folder)) {
            RunSink run = stage.open(Stage.SHOW).begin(Stage.start(1, 10_000));
            int half = pieces.size() / 2;
            Stage.feed(run, pieces.subList(0, half));
            MediaPlaylist now = MEDIA.readPlaylist(stage.text(LIVE + "720p/media.m3u8"));
            String hint = now.preloadHint().orElseThrow().uri();
            String[] place = hint.substring(1, hint.length() - 4).split("\\.");
            CompletableFuture<HttpResponse<byte[]>> playlist = stage.later(
                    LIVE + "720p/media.m3u8?_HLS_msn=" + place[0] + "&_HLS_part=" + place[1]);
            CompletableFuture<HttpResponse<byte[]>> part = stage.later(LIVE + "720p/" + hint);
            await().until(() -> stage.text("/metrics").contains("rostrum_origin_waiting 2\n"));
            assertFalse(playlist.isDone() || part.isDone());
            Pattern listed = Pattern.compile("#EXT-X-PART:.*URI=\"" + Pattern.quote(hint) + "\"");
            for (int next = half; !listed.matcher(stage.text(LIVE + "720p/media.m3u8")).find(); next++) {
                Stage.feed(run, pieces.subList(next, next + 1));
            }

            HttpResponse<byte[]> answer = playlist.get(10, TimeUnit.SECONDS);
            assertEquals(200, answer.statusCode());
            assertTrue(listed.matcher(new String(answer.body(), StandardCharsets.UTF_8)).find());
            assertEquals("public, max-age=12", answer.headers().firstValue("Cache-Control").orElseThrow());
            assertEquals(200, part.get(10, TimeUnit.SECONDS).statusCode());
            assertTrue(part.get().body().length > 0);
        }
    }

    @Test
    void ffprobeReadsTheLiveStreamAndTheReplay() throws Exception {
        try (Stage stage = new Stage(folder)) {
            LiveStream stream = stage.open(Stage.SHOW);
            RunSink run = stream.begin(Stage.start(1, 10_000));
            Stage.feed(run, pieces);
            run.end();
            MasterPlaylist master = new MasterPlaylistParser(ParsingMode.STRICT)
                    .readPlaylist(stage.text(LIVE + "master.m3u8"));
            assertEquals(2, master.variants().size());
            assertNotNull(master.alternativeRenditions().getFirst().uri());
            stream.end();

            String live = TestPicture.ffprobe(
                    "-show_entries", "stream=codec_name,width", "-of", "csv=p=0",
                    stage.uri(LIVE + "master.m3u8").toString());
            assertTrue(live.contains("h264,320") && live.contains("aac"), live);
            stage.awaitKept();
            String replay = TestPicture.ffprobe(
                    "-show_entries", "format=duration", "-of", "csv=p=0",
                    stage.uri(LIVE + "replay.m3u8").toString());
            assertEquals(30.0, Double.parseDouble(replay.strip()), 0.1);
        }
    }
}
