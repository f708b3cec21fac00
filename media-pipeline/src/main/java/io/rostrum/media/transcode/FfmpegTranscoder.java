package io.rostrum.media.transcode;

import io.rostrum.media.ingest.RunPlan;
import io.rostrum.media.ingest.Transcoder;
import io.rostrum.media.stream.RunSink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts an ffmpeg for each run. */
public final class FfmpegTranscoder implements Transcoder, AutoCloseable {

    private final Optional<Ffmpeg> ffmpeg;
    private final PidFiles pids;
    private final Set<FfmpegRun> running = ConcurrentHashMap.newKeySet();

    /** @param folder where it is noted which ones run */
    public FfmpegTranscoder(Optional<Ffmpeg> ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.pids = new PidFiles(folder);
    }

    /** Stops what an earlier process left running; tells how many there were. */
    public int stopOrphans() throws IOException {
        return pids.stopOrphans();
    }

    @Override
    public boolean usable() {
        return ffmpeg.isPresent();
    }

    @Override
    public Run start(RunPlan plan, RunSink sink, Runnable died) throws IOException {
        Ffmpeg program = ffmpeg.orElseThrow(() -> new IOException("there is no usable ffmpeg"));
        FfmpegRun run = new FfmpegRun(plan, sink, died, pids, running::remove);
        running.add(run);
        try {
            run.start(program);
            return run;
        } catch (IOException cannot) {
            running.remove(run);
            sink.end();
            throw cannot;
        }
    }

    /** The processes that run now; for measurements and drills. */
    public Set<Long> pids() {
        Set<Long> pids = ConcurrentHashMap.newKeySet();
        running.forEach(run -> run.pid().ifPresent(pids::add));
        return pids;
    }

    @Override
    public void close() {
        Set.copyOf(running).forEach(FfmpegRun::kill);
    }
}
