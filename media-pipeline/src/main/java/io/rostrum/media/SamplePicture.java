package io.rostrum.media;

import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.FragmentReader;
import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.mp4.MalformedMedia;
import io.rostrum.media.stream.Rendition;
import io.rostrum.media.transcode.Ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Some seconds of a test picture in three tiers with sound, in fragments as a live encoder makes them. */
final class SamplePicture {

    static final int RATE = 30;
    static final int PART_MILLIS = 334;
    static final long FROM_MILLIS = 10_000;
    static final long MILLIS = 16_000;
    static final Rendition AUDIO = new Rendition("audio", Rendition.Kind.AUDIO, 0, 0, 96_000);
    static final List<Rendition> RENDITIONS = List.of(
            new Rendition("720p", Rendition.Kind.VIDEO, 1_280, 720, 2_500_000),
            new Rendition("480p", Rendition.Kind.VIDEO, 854, 480, 1_200_000),
            new Rendition("360p", Rendition.Kind.VIDEO, 640, 360, 700_000),
            AUDIO);

    private static final int FRAMES_OF_A_PART = 10;
    private static final int SOUND_FRAMES_OF_A_PART = 16;

    /**
     * The initialization of a rendition, or one fragment.
     *
     * @param endMillis media time at which it ends; 0 for an initialization
     */
    record Piece(Rendition rendition, long timescale, long endMillis, byte[] bytes) {

        boolean isInit() {
            return endMillis == 0;
        }

        /** The same fragment, so much later in media time. */
        byte[] later(long millis) {
            return isInit() ? bytes : FragmentReader.moved(bytes, millis * timescale / 1_000);
        }
    }

    private SamplePicture() {}

    /** Codes it, which takes some seconds; in the order of media time. */
    static List<Piece> code(Ffmpeg ffmpeg, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command(ffmpeg, folder)).inheritIO();
        builder.environment().putAll(ffmpeg.environment());
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException("ffmpeg ended with " + exit);
        }
        List<Piece> all = new ArrayList<>();
        for (Rendition rendition : RENDITIONS) {
            all.addAll(pieces(rendition, Files.readAllBytes(folder.resolve(rendition.name() + ".mp4"))));
        }
        all.sort(Comparator.comparingLong(Piece::endMillis));
        return all;
    }

    private static List<Piece> pieces(Rendition rendition, byte[] bytes) throws MalformedMedia {
        List<Piece> pieces = new ArrayList<>();
        new FragmentReader(new FragmentReader.Sink() {
            private long timescale;

            @Override
            public void init(InitSegment init) {
                timescale = init.track().timescale();
                pieces.add(new Piece(rendition, timescale, 0, init.bytes()));
            }

            @Override
            public void fragment(Fragment fragment) {
                pieces.add(new Piece(
                        rendition, timescale, fragment.end() * 1_000 / timescale, fragment.bytes()));
            }
        }).feed(ByteBuffer.wrap(bytes));
        return pieces;
    }

    private static List<String> command(Ffmpeg ffmpeg, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                ffmpeg.program().toString(), "-hide_banner", "-nostdin", "-v", "error", "-y",
                "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=" + RATE,
                "-f", "lavfi", "-i", "sine=440:r=48000",
                "-filter_complex", "[0:v]split=3[720p][b][c];[b]scale=854:480[480p];[c]scale=640:360[360p]"));
        for (Rendition rendition : RENDITIONS) {
            command.addAll(output(ffmpeg, rendition, folder.resolve(rendition.name() + ".mp4")));
        }
        return command;
    }

    private static List<String> output(Ffmpeg ffmpeg, Rendition rendition, Path file) {
        List<String> output = new ArrayList<>(List.of(
                "-map", rendition.video() ? "[" + rendition.name() + "]" : "1:a",
                "-t", String.valueOf(MILLIS / 1_000)));
        String bits = String.valueOf(rendition.bitsPerSecond());
        double seconds;
        if (rendition.video()) {
            output.addAll(List.of(
                    "-c:v", ffmpeg.encoder(), "-b:v", bits, "-maxrate", bits, "-bufsize", bits,
                    "-g", String.valueOf(2 * RATE), "-pix_fmt", "yuv420p", "-bf", "0"));
            seconds = (FRAMES_OF_A_PART - 0.5) / RATE;
        } else {
            output.addAll(List.of("-c:a", "aac", "-b:a", bits, "-ar", "48000", "-ac", "2"));
            seconds = (SOUND_FRAMES_OF_A_PART - 0.5) * 1_024 / 48_000;
        }
        output.addAll(List.of(
                "-f", "mp4", "-movflags", (rendition.video() ? "+frag_keyframe" : "")
                        + "+cmaf+empty_moov+default_base_moof+skip_trailer+frag_discont",
                "-frag_duration", String.valueOf(Math.round(seconds * 1_000_000)),
                "-avoid_negative_ts", "disabled",
                "-output_ts_offset", String.valueOf(FROM_MILLIS / 1_000), file.toString()));
        return output;
    }
}
