package io.rostrum.media;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.media.archive.Archive;
import io.rostrum.media.clip.AskedClips;
import io.rostrum.media.clip.ClipMaker;
import io.rostrum.media.hls.HlsTiming;
import io.rostrum.media.kafka.AuctionEvents;
import io.rostrum.media.lots.LotBook;
import io.rostrum.media.lots.LotClips;
import io.rostrum.media.lots.LotFollower;
import io.rostrum.media.lots.LotList;
import io.rostrum.media.origin.Door;
import io.rostrum.media.origin.OriginServer;
import io.rostrum.media.origin.OriginSettings;
import io.rostrum.media.show.Facts;
import io.rostrum.media.show.Recorder;
import io.rostrum.media.show.Shows;
import io.rostrum.media.storage.FolderStorage;
import io.rostrum.media.storage.S3Storage;
import io.rostrum.media.storage.Storage;
import io.rostrum.media.stream.StreamSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The half of the media process that serves and keeps streams. */
final class Serving implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** Bytes that may wait for the storage. */
    private static final long QUEUED_BYTES = 64L << 20;

    /** Viewers that may wait for what comes next, for each rendition of a show. */
    private static final int WAITING = 20_000;

    /** How long a stream that the process was killed in may come back before it counts as over. */
    private static final Duration INTERRUPTED = Duration.ofMinutes(5);

    private static final long TIDY_SECONDS = 5;
    private static final long CLIP_SECONDS = 1;

    private final ServingConfig config;
    private final Clock clock;
    private final Archive archive;
    private final Recorder recorder = new Recorder(QUEUED_BYTES);
    private final ExecutorService answering =
            Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("origin-answers-", 0).factory());
    private final ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("media-tidying").factory());
    private final ScheduledExecutorService clipping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("media-clips").factory());
    private final ClipMaker maker;
    private final LotBook lots;
    private final LotClips lotClips;
    private final AuctionEvents lotEvents;
    private final Shows shows;
    private final OriginServer origin;
    private final List<String> interrupted;
    private final long startedMillis;

    /**
     * @param facts is told of thumbnails and clips
     * @throws UncheckedIOException if the storage cannot be read
     */
    Serving(MediaConfig media, Clock clock, Facts facts) {
        config = media.serving();
        this.clock = clock;
        startedMillis = clock.millis();
        try {
            archive = new Archive(storage(media), config.quotaBytes());
            maker = new ClipMaker(archive, media.folder().resolve("scratch"));
            lots = new LotBook(media.folder().resolve("lots"));
        } catch (IOException fault) {
            throw new UncheckedIOException("the storage of streams cannot be read", fault);
        }
        interrupted = new ArrayList<>(archive.unfinished());
        HlsTiming standard = HlsTiming.STANDARD;
        HlsTiming timing = new HlsTiming(
                standard.partTargetMillis(), standard.segmentMillis(),
                config.windowSeconds() * 1_000 / standard.segmentMillis(), standard.memorySegments());
        shows = new Shows(new Shows.Means(
                timing, archive, recorder, clock, WAITING, answering, facts));
        origin = new OriginServer(
                OriginSettings.standard(media.host(), media.port()), door(), shows, archive, timing,
                new AskedClips(archive, maker), new LotList(lots, archive));
        lotClips = new LotClips(lots, archive, maker, facts, clock);
        lotEvents = new AuctionEvents(media.kafka(), "media-lots", new LotFollower(lots));
    }

    private Door door() {
        if (config.permitSecret() == null) {
            LOG.info("shows are open without permits: ROSTRUM_STREAM_SECRET_FILE is not set");
            return Door.open();
        }
        try {
            return Door.guarded(DevelopmentSecret.read(config.permitSecret()), clock);
        } catch (IOException fault) {
            throw new UncheckedIOException("the secret of permits cannot be read", fault);
        }
    }

    private Storage storage(MediaConfig media) throws IOException {
        return config.storage() == null
                ? new FolderStorage(media.folder().resolve("shows"))
                : S3Storage.open(config.storage(), config.s3Endpoint(), config.s3Region());
    }

    /** Where streams go. */
    StreamSink sink() {
        return shows;
    }

    /** Starts to serve; tells the port. */
    int start() {
        tidying.scheduleWithFixedDelay(this::tidy, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
        clipping.scheduleWithFixedDelay(this::clip, CLIP_SECONDS, CLIP_SECONDS, TimeUnit.SECONDS);
        return origin.start();
    }

    /** Begins to hear of lots. */
    void followLots() {
        lotEvents.start();
    }

    private void clip() {
        try {
            lotClips.makeAll();
        } catch (IOException | RuntimeException fault) {
            LOG.atError().setMessage("clips of lots could not be made; it is tried again")
                    .setCause(fault).log();
        }
    }

    private void tidy() {
        try {
            shows.tidy();
            long old = clock.millis() - config.keep().toMillis();
            archive.removeOverBefore(old);
            lots.forgetBefore(old);
            endInterrupted();
        } catch (IOException | RuntimeException fault) {
            LOG.atError().setMessage("what is kept of streams could not be tidied; it is tried again")
                    .setCause(fault).log();
        }
    }

    private void endInterrupted() throws IOException {
        if (interrupted.isEmpty() || clock.millis() < startedMillis + INTERRUPTED.toMillis()) {
            return;
        }
        for (String show : List.copyOf(interrupted)) {
            if (shows.find(new ShowId(show)).isEmpty()) {
                archive.over(show, clock.millis());
            }
        }
        interrupted.clear();
    }

    @Override
    public void close() {
        origin.close();
        lotEvents.close();
        tidying.shutdownNow();
        clipping.shutdownNow();
        recorder.close();
        answering.shutdownNow();
    }
}
