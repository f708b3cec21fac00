package io.rostrum.media;

import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.ingest.IngestTerms;
import io.rostrum.media.rtmp.RtmpLimits;
import io.rostrum.media.studio.Fragment;
import io.rostrum.media.studio.RecordingSink;
import io.rostrum.media.studio.Studio;
import io.rostrum.media.transcode.FfmpegTranscoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real processes are killed and frozen: the stream goes on with its gap marked, and never freezes silently. */
class SupervisedStreamIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final IngestTerms SHORT_GRACE = new IngestTerms(5, 4_000, 4_000, 3_000, 4 << 20, 8 << 20, 1_000, 2_000);

    @TempDir
    Path folder;

    @Test
    void aKilledTranscoderIsStartedAgainOnTheSameClockAndTheGapIsMarked() throws Exception {
        try (Studio studio = new Studio(folder, IngestTerms.USUAL, RtmpLimits.USUAL)) {
            RecordingSink.Recorded stream = onAir(studio);
            kill(studio, "KILL");
            awaitSecondRun(stream);
            assertDown(studio, DownReason.TRANSCODER_DIED);
            assertGapIsMarked(stream);
            kill(studio, "STOP");
            await().atMost(PATIENCE).until(() -> stream.runs.size() == 3 && stream.runs.getLast().fragments("360p").size() > 3);
            assertDown(studio, DownReason.TRANSCODER_HUNG);
            assertEquals(List.of(), stream.broken);
        }
        assertTrue(Files.list(folder.resolve("run")).toList().isEmpty(), "every pid file is gone");
    }

    @Test
    void aKilledPublisherMayComeBackWithinItsGraceAndIsOverAfterIt() throws Exception {
        try (Studio studio = new Studio(folder, SHORT_GRACE, RtmpLimits.USUAL)) {
            String key = studio.key("show-1").text();
            Process first = studio.publish(studio.address(key), studio.well());
            RecordingSink.Run run = PublishIT.firstRun(studio, "show-1");
            await().atMost(PATIENCE).until(() -> run.fragments("360p").size() > 3);
            RecordingSink.Recorded stream = studio.sink.stream("show-1");
            first.destroyForcibly();
            await().atMost(PATIENCE).until(() -> run.over);
            assertTrue(stream.isOpen(), "within its grace");
            Process second = studio.publish(studio.address(key), studio.well());
            awaitSecondRun(stream);
            assertDown(studio, DownReason.CONNECTION_LOST);
            assertGapIsMarked(stream);
            await().atMost(PATIENCE).until(() -> studio.told.stream().anyMatch(event ->
                    event instanceof MediaEvent.HealthSeen health && health.videoKilobits() > 0
                            && Math.abs(health.keyframeMillis() - 2_000) < 100 && health.warnings().isEmpty()));
            second.destroyForcibly();
            await().atMost(PATIENCE).until(() -> studio.told.getLast() instanceof MediaEvent.StreamEnded);
            assertFalse(stream.isOpen());
            assertEquals(List.of(), stream.broken);
        }
    }

    @Test
    void aViewersSideThatTakesNothingHoldsThePublisherBackAndMemoryIsBounded() throws Exception {
        try (Studio studio = new Studio(folder, SHORT_GRACE, RtmpLimits.USUAL)) {
            RecordingSink.Recorded stream = onAir(studio);
            stream.runs.getFirst().blocked = true;
            await().atMost(PATIENCE).until(() -> stream.runs.size() > 1);
            stream.runs.forEach(run -> run.blocked = false);
            await().atMost(PATIENCE).until(() -> stream.runs.getLast().fragments("360p").size() > 3);
            assertEquals(List.of(), stream.broken);
        }
    }

    @Test
    void anOrphanOfAKilledProcessIsStoppedAtTheNextStartAndAStrangerIsNot() throws Exception {
        Path run = Files.createDirectories(folder.resolve("run"));
        Process orphan = sleeper();
        Process stranger = sleeper();
        try {
            Files.writeString(run.resolve("ffmpeg-" + orphan.pid() + ".pid"), orphan.pid() + " " + start(orphan) + "\n");
            Files.writeString(run.resolve("ffmpeg-" + stranger.pid() + ".pid"), stranger.pid() + " 12345\n");
            Files.writeString(run.resolve("ffmpeg-1.pid"), "garbage");
            try (FfmpegTranscoder transcoder = new FfmpegTranscoder(Optional.empty(), run)) {
                assertEquals(1, transcoder.stopOrphans());
            }
            assertTrue(orphan.waitFor(10, TimeUnit.SECONDS));
            assertTrue(stranger.isAlive());
            assertTrue(Files.list(run).toList().isEmpty());
        } finally {
            orphan.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "120").start();
    }

    private static long start(Process process) {
        return process.info().startInstant().orElseThrow().toEpochMilli();
    }

    private static RecordingSink.Recorded onAir(Studio studio) throws IOException {
        studio.publish(studio.address(studio.key("show-1").text()), studio.well());
        RecordingSink.Run run = PublishIT.firstRun(studio, "show-1");
        await().atMost(PATIENCE).until(() -> run.fragments("360p").size() > 3);
        return studio.sink.stream("show-1");
    }

    private static void kill(Studio studio, String signal) throws Exception {
        await().atMost(PATIENCE).until(() -> studio.transcoder.pids().size() == 1);
        long pid = studio.transcoder.pids().iterator().next();
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor());
    }

    private static void awaitSecondRun(RecordingSink.Recorded stream) {
        await().atMost(PATIENCE).until(() -> stream.runs.size() >= 2 && stream.runs.get(1).fragments("360p").size() > 3);
    }

    private static void assertDown(Studio studio, DownReason reason) {
        assertTrue(studio.told.stream().anyMatch(event -> event instanceof MediaEvent.StreamWentDown down
                && down.reason() == reason), reason + " in " + studio.told);
    }

    /** The second run has a number of its own and goes on behind the first, by the same clock. */
    private static void assertGapIsMarked(RecordingSink.Recorded stream) {
        RecordingSink.Run first = stream.runs.get(0);
        RecordingSink.Run second = stream.runs.get(1);
        assertTrue(first.over);
        assertEquals(2, second.start.number());
        Fragment last = first.fragments("480p").getLast();
        Fragment next = second.fragments("480p").getFirst();
        assertTrue(next.atSeconds() > last.atSeconds() + last.seconds() - 0.1, last + " then " + next);
        assertTrue(next.key(), "it begins with a picture that stands alone");
        assertFalse(second.fragments("audio").isEmpty());
    }
}
