package io.rostrum.media;

import io.rostrum.media.transcode.Ffmpeg;
import io.rostrum.media.transcode.FfmpegFinder;
import io.rostrum.media.transcode.TestPicture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Publishes a generated picture until it is told to stop or its standard input ends, and again after a break:
 * what the demonstration shows in place of a camera. Told by the environment: {@code
 * ROSTRUM_TEST_PICTURE_ADDRESS} (with the key), {@code ROSTRUM_TEST_PICTURE_KEYFRAME_SECONDS}, {@code
 * ROSTRUM_DATA}, {@code ROSTRUM_FFMPEG}. Exit codes: 0
 * stopped, 3 no usable ffmpeg, 2 wrong settings.
 */
public final class TestPictureMain {

    private static final int WIDTH = 1_280;
    private static final int FRAMES = 30;
    private static final long AGAIN_MILLIS = 1_000;
    private static final int NO_FFMPEG = 3;
    private static final int WRONG_SETTINGS = 2;

    private TestPictureMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        String address = environment.getOrDefault("ROSTRUM_TEST_PICTURE_ADDRESS", "");
        if (!address.startsWith("rtmp")) {
            System.err.println("ROSTRUM_TEST_PICTURE_ADDRESS must be an rtmp:// address with a key");
            System.exit(WRONG_SETTINGS);
        }
        int keyframeSeconds = Integer.parseInt(
                environment.getOrDefault("ROSTRUM_TEST_PICTURE_KEYFRAME_SECONDS", "2"));
        Path folder = Path.of(environment.getOrDefault("ROSTRUM_DATA", "data")).resolve("tools/ffmpeg");
        Optional<Path> wanted =
                Optional.ofNullable(environment.get("ROSTRUM_FFMPEG")).filter(text -> !text.isBlank())
                        .map(Path::of);
        FfmpegFinder finder = new FfmpegFinder(folder.toAbsolutePath(), wanted, Optional.empty());
        Optional<Ffmpeg> ffmpeg = finder.find();
        if (ffmpeg.isEmpty()) {
            System.err.println("there is no usable ffmpeg: " + finder.why());
            System.exit(NO_FFMPEG);
        }
        Thread.ofPlatform().daemon().name("until-told").start(TestPictureMain::stopWithInput);
        while (true) {
            publish(ffmpeg.get(), address, keyframeSeconds);
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
    }

    /** Whoever started this holds its input open, and lets go of it by ending, in whatever way. */
    private static void stopWithInput() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException gone) {
            System.err.println(gone.getMessage());
        }
        System.exit(0);
    }

    private static void publish(Ffmpeg ffmpeg, String address, int keyframeSeconds)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                TestPicture.command(ffmpeg, address, WIDTH, FRAMES, keyframeSeconds)).inheritIO();
        builder.redirectInput(new File("/dev/null"));
        builder.environment().putAll(ffmpeg.environment());
        builder.environment().remove("ROSTRUM_TEST_PICTURE_ADDRESS");
        Process encoder = builder.start();
        Thread hook = new Thread(encoder::destroyForcibly, "stop-encoder");
        Runtime.getRuntime().addShutdownHook(hook);
        encoder.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
