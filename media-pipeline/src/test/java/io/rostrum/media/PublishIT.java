package io.rostrum.media;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.ingest.IngestTerms;
import io.rostrum.media.rtmp.RtmpLimits;
import io.rostrum.media.studio.Fragment;
import io.rostrum.media.studio.RecordingSink;
import io.rostrum.media.studio.Studio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A real encoder publishes over real RTMP, and a real transcoder makes tiers of it. */
class PublishIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Lip sync that nobody notices (ITU-R BT.1359 has 45 ms and more). */
    private static final double IN_SYNC = 0.040;

    @TempDir
    Path folder;

    @Test
    void aPublishedPictureBecomesThreeTiersAndSoundOnOneClock() throws Exception {
        try (Studio studio = new Studio(folder, IngestTerms.USUAL, RtmpLimits.USUAL)) {
            studio.publish(studio.address(studio.key("show-1").text()), studio.well());
            RecordingSink.Run run = firstRun(studio, "show-1");
            await().atMost(PATIENCE).until(() -> run.fragments("360p").size() > 22 && run.thumbnails.size() > 1);

            assertEquals(List.of("720p", "480p", "360p", "audio"), RecordingSink.names(run.start));
            assertEquals(keys(run, "480p"), keys(run, "360p"));
            assertEquals(keys(run, "720p").subList(0, 3), keys(run, "360p").subList(0, 3));
            double picture = run.fragments("720p").getFirst().atSeconds();
            double sound = run.fragments("audio").getFirst().atSeconds();
            assertEquals(picture, sound, IN_SYNC);
            assertTrue(picture >= 10, picture + " s");
            for (Fragment part : run.fragments("480p")) {
                assertTrue(part.seconds() * 1000 <= run.start.partMillis() + 1, part.toString());
            }
            byte[] jpeg = run.thumbnails.firstEntry().getValue();
            assertEquals(0xffd8, (jpeg[0] & 0xff) << 8 | jpeg[1] & 0xff);
            MediaEvent.StreamWentUp up = (MediaEvent.StreamWentUp) studio.told.getFirst();
            assertTrue(up.source().copied(), up.toString());
        }
    }

    @Test
    void whatCannotBeCopiedIsCodedAndItsTiersAreCutAlike() throws Exception {
        try (Studio studio = new Studio(folder, IngestTerms.USUAL, RtmpLimits.USUAL)) {
            String[] far = studio.well();
            far[7] = "600";
            studio.publish(studio.address(studio.key("show-1").text()), far);
            RecordingSink.Recorded stream = stream(studio, "show-1");
            await().atMost(PATIENCE).until(() -> stream.runs.size() == 2
                    && stream.runs.getLast().fragments("360p").size() > 14);
            RecordingSink.Run first = stream.runs.getFirst();
            RecordingSink.Run second = stream.runs.getLast();
            assertEquals(List.of(), stream.broken);
            assertTrue(studio.told.stream().anyMatch(event -> event instanceof MediaEvent.StreamWentDown down
                    && down.reason() == DownReason.FORMAT_CHANGED), studio.told.toString());
            Fragment last = first.fragments("480p").getLast();
            double gap = second.fragments("480p").getFirst().atSeconds() - last.atSeconds() - last.seconds();
            assertTrue(gap > -0.02 && gap < 0.5, "the picture goes on within half a second, here " + gap);
            assertEquals(keys(second, "720p"), keys(second, "360p"));
        }
    }

    static RecordingSink.Recorded stream(Studio studio, String show) {
        await().atMost(PATIENCE).until(() -> studio.sink.stream(show) != null);
        return studio.sink.stream(show);
    }

    static RecordingSink.Run firstRun(Studio studio, String show) {
        RecordingSink.Recorded stream = stream(studio, show);
        await().atMost(PATIENCE).until(() -> !stream.runs.isEmpty());
        assertFalse(stream.runs.isEmpty());
        return stream.runs.getFirst();
    }

    /** When the pictures that stand alone come, to the hundredth. */
    private static List<Double> keys(RecordingSink.Run run, String tier) {
        return run.fragments(tier).stream()
                .filter(Fragment::key)
                .map(part -> Math.round(part.atSeconds() * 100) / 100.0)
                .limit(3)
                .toList();
    }
}
