package io.rostrum.media.live;

import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.FragmentReader;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.stream.Rendition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Real output of ffmpeg: a test picture in two tiers with sound, in fragments as a live transcoder makes
 * them.
 */
final class TestPicture {

    static final Rendition HIGH = new Rendition("720p", Rendition.Kind.VIDEO, 320, 180, 300_000);
    static final Rendition LOW = new Rendition("360p", Rendition.Kind.VIDEO, 160, 90, 100_000);
    static final Rendition AUDIO = new Rendition("audio", Rendition.Kind.AUDIO, 0, 0, 64_000);
    static final List<Rendition> RENDITIONS = List.of(HIGH, LOW, AUDIO);
    static final int RATE = 30;

    private static final Path PROGRAMS = Path.of("target", "ffmpeg-for-tests");
    private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64/";

    /**
     * Bytes of one output, up to the end of a fragment or of the initialization.
     *
     * @param millis media time at which they end
     */
    record Piece(Rendition rendition, double millis, byte[] bytes) {}

    private TestPicture() {}

    /**
     * All pieces of a run in the order of media time.
     *
     * @param fromMillis media time of its first picture
     */
    static List<Piece> pieces(Path folder, int seconds, long fromMillis) throws IOException {
        Path run = Files.createDirectories(folder.resolve("run-" + fromMillis));
        ffmpeg(command(run, seconds, fromMillis));
        List<Piece> all = new ArrayList<>();
        for (Rendition rendition : RENDITIONS) {
            byte[] bytes = Files.readAllBytes(run.resolve(rendition.name() + ".mp4"));
            all.addAll(pieces(rendition, bytes));
        }
        all.sort(Comparator.comparingDouble(Piece::millis));
        return all;
    }

    private static List<Piece> pieces(Rendition rendition, byte[] bytes) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        new FragmentReader(new FragmentReader.Sink() {
            private InitSegment init;

            @Override
            public void init(InitSegment first) {
                init = first;
                pieces.add(new Piece(rendition, 0, first.bytes()));
            }

            @Override
            public void fragment(Fragment fragment) {
                pieces.add(new Piece(
                        rendition, init.track().seconds(fragment.end()) * 1_000, fragment.bytes()));
            }
        }).feed(ByteBuffer.wrap(bytes));
        return pieces;
    }

    private static List<String> command(Path run, int seconds, long fromMillis) {
        List<String> command = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "testsrc2=s=320x180:r=" + RATE, "-f", "lavfi", "-i", "sine=440:r=48000",
                "-filter_complex", "[0:v]split=2[a][b];[a]null[high];[b]scale=160:90[low]"));
        for (Rendition rendition : RENDITIONS) {
            boolean video = rendition.video();
            String source = rendition == HIGH ? "[high]" : rendition == LOW ? "[low]" : "1:a";
            command.addAll(List.of("-map", source, "-t", Integer.toString(seconds)));
            command.addAll(video
                    ? List.of("-c:v", "libopenh264", "-b:v", rendition.bitsPerSecond() + "", "-g", "60",
                            "-pix_fmt", "yuv420p")
                    : List.of("-c:a", "aac", "-b:a", "64k", "-ar", "48000", "-ac", "2"));
            long fragment = Math.round(video ? 9.5 * 1_000_000 / RATE : 15.5 * 1_024 * 1_000_000 / 48_000);
            command.addAll(List.of(
                    "-f", "mp4", "-movflags", (video ? "+frag_keyframe" : "")
                            + "+cmaf+empty_moov+default_base_moof+skip_trailer+frag_discont",
                    "-frag_duration", Long.toString(fragment), "-avoid_negative_ts", "disabled",
                    "-output_ts_offset", String.valueOf(fromMillis / 1_000.0),
                    run.resolve(rendition.name() + ".mp4").toString()));
        }
        return command;
    }

    /** Runs ffmpeg to its end. */
    static void ffmpeg(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program("ffmpeg").toString(), "-hide_banner", "-nostdin", "-v", "error", "-y"));
        command.addAll(arguments);
        String said = run(command);
        if (!said.isEmpty()) {
            throw new IOException(said);
        }
    }

    /** What ffprobe says, or the fault. */
    static String ffprobe(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program("ffprobe").toString(), "-v", "error"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", PROGRAMS.toAbsolutePath().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " does not end");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit " + process.exitValue() + ": " + said);
        }
        return said;
    }

    private static synchronized Path program(String name) {
        Path program = PROGRAMS.resolve(name);
        if (!Files.isExecutable(program)) {
            for (String file : List.of(
                    "libavcodec.so.62", "libavdevice.so.62", "libavfilter.so.11", "libavformat.so.62",
                    "libavutil.so.60", "libswresample.so.6", "libswscale.so.9", "libdrm.so.2", "libva.so.2",
                    "libva-drm.so.2", "ffprobe", "ffmpeg")) {
                unpack(file);
            }
        }
        return program;
    }

    private static void unpack(String name) {
        try (InputStream in = TestPicture.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in != null) {
                Files.createDirectories(PROGRAMS);
                Path file = PROGRAMS.resolve(name);
                Files.deleteIfExists(file);
                Files.copy(in, file);
                if (!file.toFile().setExecutable(true)) {
                    throw new IllegalStateException(name + " cannot be made executable");
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
