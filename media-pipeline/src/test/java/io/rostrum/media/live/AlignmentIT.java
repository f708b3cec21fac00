package io.rostrum.media.live;

import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.hls.RenditionWindow;
import io.rostrum.media.hls.Segment;
import io.rostrum.media.live.TestPicture.Piece;
import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.FragmentReader;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.storage.FolderStorage;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Sound and picture stay together: over an hour of media time, over a switch of tiers and over a reconnect.
 */
class AlignmentIT {

    private static final int HOUR_MILLIS = 3_600_000;
    private static final int SAMPLE_SECONDS = 20;
    private static final double APART_MILLIS_MAX = 40;

    @TempDir
    Path folder;

    @Test
    void afterAnHourOfMediaTimeSoundAndPictureAreWithinFortyMilliseconds() throws Exception {
        List<Piece> sample = TestPicture.pieces(folder, SAMPLE_SECONDS, 10_000);
        try (Stage stage = new Stage(new FolderStorage(folder.resolve("shows")), Long.MAX_VALUE, 64L << 20)) {
            LiveStream stream = stage.open(Stage.SHOW);
            RunSink run = stream.begin(Stage.start(1, 10_000));
            feedFor(run, sample, HOUR_MILLIS);
            assertAligned(stage);
            run.end();
            long until = stream.lastMediaMillis();
            assertTrue(until >= HOUR_MILLIS, "fed until " + until);

            RunSink again = stream.begin(Stage.start(2, until + 5_000));
            feedFor(again, TestPicture.pieces(folder, SAMPLE_SECONDS, until + 5_000), 60_000);
            assertAligned(stage);
            again.end();
        }
    }

    /** Feeds the sample again and again, each time later by its length, as an encoder goes on. */
    private static void feedFor(RunSink run, List<Piece> sample, int millis) throws Exception {
        for (int round = 0; round * SAMPLE_SECONDS * 1_000 < millis; round++) {
            List<Piece> later = new ArrayList<>();
            for (Piece piece : sample) {
                if (round == 0 || piece.millis() > 0) {
                    later.add(MediaShift.later(piece, (long) round * SAMPLE_SECONDS));
                }
            }
            Stage.feed(run, later);
        }
    }

    /** By the decode times inside the media itself, not by what playlists say of them. */
    private static void assertAligned(Stage stage) throws Exception {
        double high = lastEnd(stage, "720p");
        assertEquals(high, lastEnd(stage, "360p"), 0.001, "tiers, so a switch shows the next frame");
        assertEquals(high, lastEnd(stage, "audio"), 350, "sound is there as far as the picture");
        for (String tier : List.of("720p", "360p", "audio")) {
            RenditionWindow window = stage.shows.find(Stage.SHOW).orElseThrow().find(tier).orElseThrow();
            for (Segment segment : window.view().segments()) {
                double told = segment.startMillis() - Stage.EPOCH.toEpochMilli();
                double media = segment.start() * 1_000.0 / segment.timescale();
                assertEquals(media, told, APART_MILLIS_MAX, tier + " segment " + segment.number());
                double number = media / HlsTiming.STANDARD.segmentMillis();
                assertEquals(number, segment.number(), 0.75, tier + " is numbered by media time");
            }
        }
    }

    private static double lastEnd(Stage stage, String tier) throws Exception {
        RenditionWindow window = stage.shows.find(Stage.SHOW).orElseThrow().find(tier).orElseThrow();
        Segment last = window.view().segments().getLast();
        InitSegment init = stage.shows.find(Stage.SHOW).orElseThrow().init(tier, last.run()).orElseThrow();
        Fragment part = FragmentReader.fragment(init.track(), last.parts().getLast().bytes());
        return init.track().seconds(part.end()) * 1_000;
    }
}
