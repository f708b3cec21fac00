package io.rostrum.media.live;

import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.live.TestPicture.Piece;
import io.rostrum.media.storage.FolderStorage;
import io.rostrum.media.storage.Storage;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is kept of a show: over runs, over a killed process, and when there is no more room. */
class ReplayIT {

    private static final MediaPlaylistParser MEDIA = new MediaPlaylistParser(ParsingMode.STRICT);
    private static final String SHOW = "/shows/show-1/";
    private static final long PLENTY = 8L << 20;

    @TempDir
    static Path pictures;

    private static List<Piece> first;
    private static List<Piece> second;

    @TempDir
    Path folder;

    @BeforeAll
    static void paint() throws Exception {
        first = TestPicture.pieces(pictures, 12, 10_000);
        second = TestPicture.pieces(pictures, 12, 30_000);
    }

    private static void run(LiveStream stream, int number, long fromMillis, List<Piece> pieces) {
        RunSink run = stream.begin(Stage.start(number, fromMillis));
        Stage.feed(run, pieces);
        run.end();
    }

    @Test
    void aReconnectIsADiscontinuityWithGapsForTheTimeBetween() throws Exception {
        try (Stage stage = new Stage(folder)) {
            LiveStream stream = stage.open(Stage.SHOW);
            run(stream, 1, 10_000, first);
            run(stream, 2, 30_000, second);
            for (String tier : List.of("720p", "360p", "audio")) {
                MediaPlaylist live = MEDIA.readPlaylist(stage.text(SHOW + tier + "/media.m3u8"));
                List<MediaSegment> segments = live.mediaSegments();
                int again = 0;
                while (!segments.get(again).discontinuity()) {
                    again++;
                }
                assertTrue(segments.get(again - 1).gap(), tier);
                assertEquals("init2.mp4", segments.get(again).segmentMap().orElseThrow().uri());
                assertEquals("s15.m4s", segments.get(again).uri());
                long at = segments.get(again).programDateTime().orElseThrow().toInstant().toEpochMilli();
                assertEquals(Stage.EPOCH.toEpochMilli() + 30_000, at, 342);
            }
            stage.awaitKept();
            MediaPlaylist replay = MEDIA.readPlaylist(stage.text(SHOW + "720p/replay.m3u8"));
            assertEquals(12, replay.mediaSegments().size());
            assertEquals(1, replay.mediaSegments().stream().filter(MediaSegment::discontinuity).count());
        }
    }

    @Test
    void aKilledProcessFindsItsSegmentsAndGoesOnBehindThem() throws Exception {
        Stage killed = new Stage(folder);
        LiveStream before = killed.open(Stage.SHOW);
        RunSink cutOff = before.begin(Stage.start(1, 10_000));
        Stage.feed(cutOff, first);
        killed.awaitKept();
        // No end of the run and none of the stream: nothing but what is on the disk goes over.
        try (Stage stage = new Stage(folder)) {
            assertEquals(List.of("show-1"), stage.archive.unfinished());
            LiveStream stream = stage.open(Stage.SHOW);
            assertEquals(Stage.EPOCH, stream.epoch());
            assertEquals(1, stream.runs());
            assertTrue(stream.lastMediaMillis() >= 20_000, "last " + stream.lastMediaMillis());
            run(stream, 2, 30_000, second);
            stream.end();
            stage.awaitKept();

            MediaPlaylist replay = MEDIA.readPlaylist(stage.text(SHOW + "720p/replay.m3u8"));
            assertFalse(replay.ongoing());
            assertTrue(replay.mediaSegments().size() >= 11, replay.mediaSegments().toString());
            assertEquals(
                    replay.mediaSegments().size(),
                    replay.mediaSegments().stream().map(MediaSegment::uri).distinct().count());
            String probe = TestPicture.ffprobe(
                    "-show_entries", "format=duration", "-of", "csv=p=0",
                    stage.uri(SHOW + "replay.m3u8").toString());
            assertTrue(Double.parseDouble(probe.strip()) >= 21.9, probe);
        } finally {
            killed.close();
        }
    }

    @Test
    void aStreamThatEndedGoesOnWhenItsSellerComesBack() throws Exception {
        try (Stage stage = new Stage(folder)) {
            LiveStream stream = stage.open(Stage.SHOW);
            run(stream, 1, 10_000, first);
            stream.end();
            assertTrue(stage.text(SHOW + "720p/media.m3u8").contains("#EXT-X-ENDLIST"));
            LiveStream again = stage.open(Stage.SHOW);
            assertEquals(1, again.runs());
            run(again, 2, 30_000, second);
            assertFalse(stage.text(SHOW + "720p/media.m3u8").contains("#EXT-X-ENDLIST"));
            stage.awaitKept();
            assertEquals(0, stage.archive.find("show-1").orElseThrow().overMillis());
        }
    }

    @Test
    void whenThereIsNoMoreRoomTheOldestReplayGoesFirst() throws Exception {
        long one;
        try (Stage stage = new Stage(folder)) {
            show(stage, "old-1");
            one = stage.archive.totalBytes();
            show(stage, "old-2");
        }
        try (Stage stage = new Stage(new FolderStorage(folder), one * 5 / 2, PLENTY)) {
            show(stage, "new-1");
            assertEquals(Optional.empty(), stage.archive.find("old-1"));
            assertTrue(stage.archive.find("old-2").isPresent());
            assertEquals(404, stage.get("/shows/old-1/replay.m3u8").statusCode());
            assertEquals(6, stage.archive.find("new-1").orElseThrow().segments("720p").size());
            assertEquals(0, stage.recorder.lost());
        }
    }

    private static void show(Stage stage, String name) {
        LiveStream stream = stage.open(new ShowId(name));
        run(stream, 1, 10_000, first);
        stream.end();
        stage.awaitKept();
    }

    @Test
    void aFullDiskStopsNoLiveStream() throws Exception {
        Storage full = new FullStorage(new FolderStorage(folder), 150_000);
        try (Stage stage = new Stage(full, Long.MAX_VALUE, PLENTY)) {
            LiveStream stream = stage.open(Stage.SHOW);
            run(stream, 1, 10_000, first);
            run(stream, 2, 30_000, second);
            stage.awaitKept();

            assertTrue(stage.recorder.lost() > 0);
            MediaPlaylist live = MEDIA.readPlaylist(stage.text(SHOW + "720p/media.m3u8"));
            String newest = live.mediaSegments().getLast().uri();
            assertEquals(200, stage.get(SHOW + "720p/" + newest).statusCode());
            assertTrue(stage.text(SHOW + "720p/media.m3u8").contains("#EXT-X-PART:"));
            for (MediaSegment segment : live.mediaSegments()) {
                int status = stage.get(SHOW + "720p/" + segment.uri()).statusCode();
                assertEquals(segment.gap() ? 404 : 200, status, segment.toString());
            }
        }
    }

    @Test
    void aFileSystemThatIsReallyFullStopsNoLiveStream() throws Exception {
        Path mount = Files.createDirectories(folder.resolve("small"));
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount.toString()),
                "this machine lets nobody mount a small file system");
        try (Stage stage = new Stage(mount)) {
            LiveStream stream = stage.open(Stage.SHOW);
            run(stream, 1, 10_000, first);
            run(stream, 2, 30_000, second);
            stage.awaitKept();
            assertTrue(stage.recorder.lost() > 0);
            assertTrue(stage.text(SHOW + "720p/media.m3u8").contains("#EXT-X-PART:"));
            assertFalse(stage.text(SHOW + "720p/replay.m3u8").contains("#EXT-X-ENDLIST"));
        } finally {
            assertTrue(mounted("umount", mount.toString()));
        }
    }

    private static boolean mounted(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    /** Takes so many bytes and no more. */
    private record FullStorage(Storage inside, long[] left) implements Storage {

        FullStorage(Storage inside, long bytes) {
            this(inside, new long[] {bytes});
        }

        private void take(long bytes) throws IOException {
            if (left[0] < bytes) {
                throw new IOException("No space left on device");
            }
            left[0] -= bytes;
        }

        @Override
        public void put(String name, byte[] bytes) throws IOException {
            take(bytes.length);
            inside.put(name, bytes);
        }

        @Override
        public void put(String name, Path file) throws IOException {
            take(Files.size(file));
            inside.put(name, file);
        }

        @Override
        public Optional<byte[]> read(String name) throws IOException {
            return inside.read(name);
        }

        @Override
        public Optional<byte[]> read(String name, long offset, int length) throws IOException {
            return inside.read(name, offset, length);
        }

        @Override
        public List<Entry> list(String prefix) throws IOException {
            return inside.list(prefix);
        }

        @Override
        public void delete(List<String> names) throws IOException {
            inside.delete(names);
        }
    }
}
