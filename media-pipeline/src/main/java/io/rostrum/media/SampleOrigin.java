package io.rostrum.media;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.RunSink;
import io.rostrum.media.stream.RunStart;
import io.rostrum.media.transcode.Ffmpeg;
import io.rostrum.media.transcode.FfmpegFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Serves one live show, {@value #SHOW}, out of a picture that was coded before and goes on for ever: the
 * serving
 * half alone, for measurements that no encoder and no log should disturb. Exit codes: 0 stopped, 2 wrong
 * settings, 1 else.
 */
public final class SampleOrigin {

    /** The show that is served. */
    public static final String SHOW = "sample";

    private static final Logger LOG = LoggerFactory.getLogger(SampleOrigin.class);

    private SampleOrigin() {}

    public static void main(String[] arguments) {
        try {
            MediaConfig config = MediaConfig.from(System.getenv());
            FfmpegFinder finder =
                    new FfmpegFinder(config.folder().resolve("ffmpeg"), Optional.empty(), Optional.empty());
            Ffmpeg ffmpeg = finder.find().orElseThrow(() -> new IOException(finder.why()));
            List<SamplePicture.Piece> sample = SamplePicture.code(ffmpeg, config.folder().resolve("sample"));
            Serving serving = new Serving(
                    config, Clock.systemUTC(), (id, show, fact) -> CompletableFuture.completedFuture(null));
            Runtime.getRuntime().addShutdownHook(new Thread(serving::close, "shutdown"));
            int port = serving.start();
            LiveStream stream = serving.sink().open(new ShowId(SHOW), Instant.now());
            RunSink run = stream.begin(new RunStart(
                    stream.runs() + 1, SamplePicture.FROM_MILLIS, SamplePicture.RATE,
                    SamplePicture.PART_MILLIS, SamplePicture.RENDITIONS));
            System.out.println("ready http://" + config.host() + ":" + port);
            feedForEver(run, sample);
        } catch (MediaConfig.Invalid fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (IOException | RuntimeException | InterruptedException fault) {
            LOG.atError().setMessage("the sample cannot be served").setCause(fault).log();
            System.exit(1);
        }
    }

    /** Each piece when its last frame would have been seen. */
    private static void feedForEver(RunSink run, List<SamplePicture.Piece> sample)
            throws InterruptedException {
        long began = System.nanoTime();
        for (long round = 0;; round++) {
            for (SamplePicture.Piece piece : sample) {
                if (round > 0 && piece.isInit()) {
                    continue;
                }
                long due = piece.endMillis() - SamplePicture.FROM_MILLIS + round * SamplePicture.MILLIS;
                long wait = began + TimeUnit.MILLISECONDS.toNanos(due) - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                run.bytes(piece.rendition(), ByteBuffer.wrap(piece.later(round * SamplePicture.MILLIS)));
            }
        }
    }
}
