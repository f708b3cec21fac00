package io.rostrum.media.studio;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.media.ingest.IngestTerms;
import io.rostrum.media.ingest.Ladder;
import io.rostrum.media.ingest.StreamDesk;
import io.rostrum.media.ingest.StreamKeys;
import io.rostrum.media.rtmp.RtmpLimits;
import io.rostrum.media.rtmp.RtmpServer;
import io.rostrum.media.rtmp.Tls;
import io.rostrum.media.transcode.Ffmpeg;
import io.rostrum.media.transcode.FfmpegFinder;
import io.rostrum.media.transcode.FfmpegTranscoder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Everything that takes a stream in, over a sink that keeps what it gets; and encoders that publish to it. */
public final class Studio implements AutoCloseable {

    /** Unpacked once for all tests of the module. */
    private static final Path TOOLS = Path.of("target", "ffmpeg").toAbsolutePath();

    public final RecordingSink sink = new RecordingSink();
    public final List<MediaEvent> told = new CopyOnWriteArrayList<>();
    public final StreamKeys keys = new StreamKeys();
    public final StreamDesk desk;
    public final RtmpServer server;
    public final FfmpegTranscoder transcoder;
    public final int port;
    private final Ffmpeg ffmpeg;
    private final List<Process> encoders = new ArrayList<>();

    public Studio(Path folder, IngestTerms terms, RtmpLimits limits) throws IOException {
        ffmpeg = ffmpeg();
        transcoder = new FfmpegTranscoder(Optional.of(ffmpeg), folder.resolve("run"));
        transcoder.stopOrphans();
        desk = new StreamDesk(
                terms, Ladder.USUAL, keys, sink, transcoder, (show, id, event) -> told.add(event),
                Clock.systemUTC());
        server = new RtmpServer(limits, Tls.development(TOOLS), desk);
        port = server.start("127.0.0.1", 0);
    }

    public static Ffmpeg ffmpeg() throws IOException {
        Optional<Path> wanted = Optional.ofNullable(System.getenv("ROSTRUM_FFMPEG")).map(Path::of);
        FfmpegFinder finder = new FfmpegFinder(TOOLS, wanted, Optional.empty());
        return finder.find().orElseThrow(() -> new AssertionError(finder.why()));
    }

    /** A key that opens the show. */
    public StreamKey key(String showId) {
        StreamKey key = StreamKey.make();
        desk.keySet(new ShowId(showId), key.hash());
        return key;
    }

    public String address(String name) {
        return "rtmp://127.0.0.1:" + port + "/live/" + name;
    }

    /** A test picture in real time: what an encoder is set to, then where it goes. */
    public Process publish(String address, String... coding) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ffmpeg.program().toString(), "-hide_banner", "-nostdin", "-loglevel", "warning", "-re", "-f", "lavfi", "-i",
                "testsrc2=s=640x360:r=30", "-f", "lavfi", "-i", "sine=440:r=48000"));
        command.addAll(List.of(coding));
        command.addAll(List.of("-f", "flv", address));
        return run(command);
    }

    /** What an encoder is set to when it is set well. */
    public String[] well() {
        return new String[] {"-t", "60", "-c:v", ffmpeg.encoder(), "-b:v", "800k", "-g", "60", "-pix_fmt", "yuv420p",
            "-c:a", "aac", "-b:a", "96k"};
    }

    public Process run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(ffmpeg.environment());
        builder.redirectOutput(File.createTempFile("encoder-", ".log", TOOLS.toFile()));
        Process process = builder.start();
        encoders.add(process);
        return process;
    }

    public Ffmpeg program() {
        return ffmpeg;
    }

    @Override
    public void close() {
        encoders.forEach(Process::destroyForcibly);
        encoders.forEach(process -> {
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        desk.close();
        server.close();
        transcoder.close();
    }
}
