package io.rostrum.bench.media;

import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.contracts.id.ShowId;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Processor time of one stream in real time: of its ffmpeg, and of the media process beside it. Once with the
 * publisher's own picture as the best tier, once with all three tiers coded, as far-apart keyframes ask for.
 */
final class CoresPart {

    private static final int SETTLE_SECONDS = 8;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int SMALL = 1;

    private final Studio studio;
    private final int seconds;

    CoresPart(Studio studio, int seconds) {
        this.studio = studio;
        this.seconds = seconds;
    }

    List<Row> measure() throws IOException, InterruptedException, ExecutionException {
        List<Row> rows = new ArrayList<>();
        rows.addAll(measure("720p30, the best tier copied", new ShowId("bench-copied"), 2));
        rows.addAll(measure("720p30, three tiers coded", new ShowId("bench-coded"), 5));
        return rows;
    }

    private List<Row> measure(String what, ShowId show, int keyframeSeconds)
            throws IOException, InterruptedException, ExecutionException {
        studio.publish(show, keyframeSeconds);
        long began = System.nanoTime();
        while (transcoders().isEmpty() && System.nanoTime() - began < PATIENCE_NANOS) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        List<ProcessHandle> before = transcoders();
        if (before.size() != SMALL) {
            studio.stop(show);
            return List.of(Row.unmeasured(
                    what + ": ffmpeg", "cores", Asked.NOTHING, before.size() + " transcoders run"));
        }
        ProcessHandle ffmpeg = before.getFirst();
        Duration transcoder = used(ffmpeg);
        Duration media = used(studio.media());
        long from = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double wall = System.nanoTime() - from;
        double ofTranscoder = used(ffmpeg).minus(transcoder).toNanos() / wall;
        double ofMedia = used(studio.media()).minus(media).toNanos() / wall;
        boolean same = ffmpeg.isAlive();
        studio.stop(show);
        awaitNoTranscoder();
        if (!same) {
            return List.of(Row.unmeasured(
                    what + ": ffmpeg", "cores", Asked.NOTHING, "its transcoder was changed meanwhile"));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return List.of(
                Row.of(what + ": ffmpeg", ofTranscoder, "cores", Asked.NOTHING),
                Row.of(what + ": the media process", ofMedia, "cores", Asked.NOTHING),
                Row.of(what + ": streams on this machine",
                        Math.floor(processors * 0.8 / (ofTranscoder + ofMedia)), "streams", Asked.NOTHING)
                        .withWhy("four fifths of its " + processors + " processors"));
    }

    private void awaitNoTranscoder() throws InterruptedException {
        long began = System.nanoTime();
        while (!transcoders().isEmpty() && System.nanoTime() - began < PATIENCE_NANOS) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<ProcessHandle> transcoders() {
        return studio.media().children().filter(ProcessHandle::isAlive).toList();
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
