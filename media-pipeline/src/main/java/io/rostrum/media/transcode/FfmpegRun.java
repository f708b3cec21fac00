package io.rostrum.media.transcode;

import io.rostrum.media.ingest.RunPlan;
import io.rostrum.media.ingest.Transcoder;
import io.rostrum.media.stream.Rendition;
import io.rostrum.media.stream.RunSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One ffmpeg: its standard input is FLV, and each output comes back over a loopback connection, which is
 * accepted once.
 */
final class FfmpegRun implements Transcoder.Run {

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegRun.class);
    private static final int READ_BYTES = 64 << 10;
    private static final int CONNECT_MILLIS = 15_000;
    private static final int FINISH_MILLIS = 2_500;
    private static final int READERS_MILLIS = 1_500;
    private static final int FIRST_PATIENCE_MILLIS = 4_000;
    private static final int WORDS_MAX = 2_000;

    private final RunPlan plan;
    private final RunSink sink;
    private final Runnable died;
    private final PidFiles pids;
    private final Consumer<FfmpegRun> gone;
    private final List<Thread> readers = new ArrayList<>();
    private final List<ServerSocket> doors = new ArrayList<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final StringBuffer words = new StringBuffer();
    private Process process;
    private OutputStream input;
    private volatile long beganNanos;
    private volatile long outputNanos;
    private volatile long fedNanos;
    private volatile long feedingNanos;

    FfmpegRun(RunPlan plan, RunSink sink, Runnable died, PidFiles pids, Consumer<FfmpegRun> gone) {
        this.plan = plan;
        this.sink = sink;
        this.died = died;
        this.pids = pids;
        this.gone = gone;
    }

    void start(Ffmpeg ffmpeg) throws IOException {
        beganNanos = System.nanoTime();
        try {
            Map<String, Integer> ports = new HashMap<>();
            for (Rendition rendition : plan.start().renditions()) {
                ports.put(rendition.name(), listen(rendition.name(), in -> copy(rendition, in)));
            }
            ports.put(Arguments.THUMBNAILS, listen(
                    Arguments.THUMBNAILS, in -> new Pictures(sink::thumbnail).read(in)));
            List<String> command = new Arguments(ffmpeg, plan, ports).command();
            LOG.atDebug().setMessage("ffmpeg starts").addKeyValue("command", command).log();
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(ffmpeg.environment());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
            input = process.getOutputStream();
            pids.remember(process.toHandle());
        } catch (IOException cannot) {
            asked.set(true);
            closeDoors();
            throw cannot;
        }
        readers.forEach(Thread::start);
        thread("words", this::listenToWords).start();
        process.onExit().thenRun(this::exited);
    }

    /** What is done with one output's bytes. */
    private interface Taking {
        void take(InputStream in) throws IOException;
    }

    private int listen(String output, Taking taking) throws IOException {
        ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout(CONNECT_MILLIS);
        doors.add(door);
        readers.add(thread(output, () -> read(door, output, taking)));
        return door.getLocalPort();
    }

    private Thread thread(String what, Runnable work) {
        String name = plan.showId() + "-" + plan.start().number() + "-" + what;
        return Thread.ofVirtual().name(name).unstarted(work);
    }

    private void read(ServerSocket door, String output, Taking taking) {
        try (door; Socket connection = door.accept(); InputStream in = connection.getInputStream()) {
            door.close();
            taking.take(in);
        } catch (IOException broken) {
            if (!asked.get()) {
                LOG.atInfo().setMessage("an output broke off")
                        .addKeyValue("showId", plan.showId())
                        .addKeyValue("output", output)
                        .addKeyValue("detail", broken.getMessage())
                        .log();
            }
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("an output could not be taken")
                    .addKeyValue("showId", plan.showId())
                    .addKeyValue("output", output)
                    .setCause(fault)
                    .log();
            abort();
        }
    }

    private void copy(Rendition rendition, InputStream in) throws IOException {
        byte[] buffer = new byte[READ_BYTES];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            sink.bytes(rendition, ByteBuffer.wrap(buffer, 0, count));
            outputNanos = System.nanoTime();
        }
    }

    private void listenToWords() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                words.append(line, 0, Math.min(line.length(), 300)).append('\n');
                if (words.length() > WORDS_MAX) {
                    words.delete(0, words.length() - WORDS_MAX);
                }
            }
        } catch (IOException closed) {
            LOG.atDebug().setMessage("ffmpeg says nothing more").setCause(closed).log();
        }
    }

    @Override
    public void feed(byte[] bytes) throws IOException {
        feedingNanos = System.nanoTime();
        try {
            input.write(bytes);
            input.flush();
            fedNanos = System.nanoTime();
        } finally {
            feedingNanos = 0;
        }
    }

    @Override
    public long stuckMillis() {
        long now = System.nanoTime();
        long feeding = feedingNanos;
        long blocked = feeding == 0 ? 0 : (now - feeding) / 1_000_000;
        long fed = fedNanos;
        long output = outputNanos;
        long silent = 0;
        if (fed != 0 && output == 0) {
            silent = (fed - beganNanos) / 1_000_000 - FIRST_PATIENCE_MILLIS;
        } else if (fed != 0) {
            silent = (fed - output) / 1_000_000;
        }
        return Math.max(blocked, Math.max(0, silent));
    }

    @Override
    public void finish() {
        if (asked.compareAndSet(false, true)) {
            try {
                input.close();
            } catch (IOException gone) {
                LOG.atDebug().setMessage("ffmpeg was gone before it was asked to end").setCause(gone).log();
            }
            await(FINISH_MILLIS);
        }
        kill();
    }

    @Override
    public void kill() {
        asked.set(true);
        process.destroyForcibly();
        await(FINISH_MILLIS);
        end();
    }

    @Override
    public void abort() {
        process.destroyForcibly();
    }

    private void await(int millis) {
        try {
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                LOG.atWarn().setMessage("ffmpeg does not end").addKeyValue("pid", process.pid()).log();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void exited() {
        pids.forget(process.toHandle());
        if (!asked.get()) {
            died.run();
        }
    }

    /** The sink hears of the end once, behind the last byte that was read. */
    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        long until = System.nanoTime() + READERS_MILLIS * 1_000_000L;
        for (Thread reader : readers) {
            try {
                reader.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        closeDoors();
        gone.accept(this);
        sink.end();
    }

    private void closeDoors() {
        for (ServerSocket door : doors) {
            try {
                door.close();
            } catch (IOException cannot) {
                LOG.atDebug().setMessage("a listening socket cannot be closed").setCause(cannot).log();
            }
        }
    }

    OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    @Override
    public String lastWords() {
        return words.toString().strip();
    }
}
