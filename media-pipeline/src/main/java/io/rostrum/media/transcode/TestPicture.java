package io.rostrum.media.transcode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line that publishes a generated picture with the time in it, and a tone.
 *
 * <p>The time is burnt in twice: in figures, where a font can be found, and as a row of squares that a
 * program reads out of any picture of it: {@link #BITS} squares from left to right, white is one, the first
 * the least, together hundredths of a second of the wall clock, modulo {@code 2^BITS}. In a picture that is
 * {@code w} wide the square {@code i} has its middle at {@code (1.5 + 2.5 * i) * w / 80} from the left and
 * {@code 1.5 * w / 80} from above.
 */
public final class TestPicture {

    /** Squares of the clock. */
    public static final int BITS = 16;

    private static final int UNITS = 80;
    private static final double SIDE = 2;
    private static final double STEP = 2.5;
    private static final double MARGIN = 0.5;
    private static final List<Path> FONTS = List.of(
            Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf"),
            Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"),
            Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
            Path.of("/usr/share/fonts/dejavu/DejaVuSans.ttf"),
            Path.of("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"));

    private TestPicture() {}

    /**
     * The command.
     *
     * @param address where to, with the key
     * @param width of the picture; its height is nine sixteenths of it
     * @param keyframeSeconds between two pictures that stand alone
     */
    public static List<String> command(
            Ffmpeg ffmpeg, String address, int width, int framesPerSecond, int keyframeSeconds) {
        int height = width * 9 / 16 / 2 * 2;
        String picture = "testsrc2=s=" + width + "x" + height + ":r=" + framesPerSecond;
        String keyframes = Integer.toString(framesPerSecond * keyframeSeconds);
        List<String> command = new ArrayList<>(List.of(
                ffmpeg.program().toString(), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error",
                "-re", "-f", "lavfi", "-i", picture + "," + clock(ffmpeg, width),
                "-re", "-f", "lavfi", "-i", "sine=frequency=330:beep_factor=4:sample_rate=48000,volume=0.1",
                "-c:v", ffmpeg.encoder(), "-b:v", "1500k", "-maxrate", "1500k", "-g", keyframes));
        if (ffmpeg.encoder().equals("libx264")) {
            command.addAll(List.of("-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "main"));
        }
        command.addAll(List.of(
                "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "96k", "-ar", "48000", "-f", "flv", address));
        return command;
    }

    /** The filters that draw the clock. */
    static String clock(Ffmpeg ffmpeg, int width) {
        double unit = (double) width / UNITS;
        List<String> filters = new ArrayList<>();
        filters.add(box(0, 0, (MARGIN * 2 + STEP * BITS) * unit, (SIDE + 2 * MARGIN) * unit, "black", ""));
        for (int bit = 0; bit < BITS; bit++) {
            String on = ":enable='gt(mod(floor(time(0)*100/" + (1 << bit) + "),2),0)'";
            filters.add(box(
                    (MARGIN + STEP * bit) * unit, MARGIN * unit, SIDE * unit, SIDE * unit, "white", on));
        }
        font().filter(path -> ffmpeg.filters().contains("drawtext")).ifPresent(path -> filters.add(
                "drawtext=fontfile=" + path + ":text='%{localtime\\:%H\\\\\\:%M\\\\\\:%S}':fontcolor=white"
                        + ":box=1:boxcolor=black@0.7:boxborderw=8:fontsize=" + width / 16
                        + ":x=(w-tw)/2:y=h-th-" + width / 40));
        return String.join(",", filters);
    }

    private static String box(double x, double y, double wide, double high, String colour, String more) {
        return String.format(
                Locale.ROOT, "drawbox=x=%.0f:y=%.0f:w=%.0f:h=%.0f:color=%s:t=fill%s", x, y, wide, high,
                colour, more);
    }

    private static Optional<Path> font() {
        Stream<Path> fonts = FONTS.stream();
        return fonts.filter(Files::isReadable).findFirst();
    }
}
