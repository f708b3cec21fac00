package io.rostrum.media.ingest;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.media.flv.FlvFile;
import io.rostrum.media.flv.FlvTag;
import io.rostrum.media.flv.UnsupportedCodec;
import io.rostrum.media.ingest.Inbox.Item;
import io.rostrum.media.stream.LiveStream;
import io.rostrum.media.stream.MediaTime;
import io.rostrum.media.stream.StreamSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.function.IntConsumer;

/**
 * The runs of one stream: when the transcoder is started, fed, ended and started again. For the stream's own
 * thread, but for {@link #watch}.
 *
 * <pre>
 *   no run ─(settings, a picture that stands alone, sound or a short wait for it)─► run ─► no run
 * </pre>
 *
 * <p>A run that died is started again at once from the last picture that stands alone: what was shown already
 * is decoded and discarded, so nothing is shown twice and nobody waits for the next one. A copy of the
 * publisher's own picture cannot begin so; the best tier is coded too from then on.
 */
final class Production {

    private static final Logger LOG = LoggerFactory.getLogger(Production.class);
    private static final long SOUND_WAIT_MILLIS = 400;
    private static final long FAR_APART_MILLIS = 2_100;
    private static final long LIVED_MILLIS = 5_000;
    private static final long PAUSE_MILLIS_MAX = 3_000;
    private static final int DEATHS_MAX = 8;
    private static final int COPY_CHECK_MILLIS = 4_000;

    private final ShowId showId;
    private final IngestTerms terms;
    private final Ladder ladder;
    private final StreamSink sink;
    private final Transcoder transcoder;
    private final MediaJournal journal;
    private final Clock clock;
    private final StreamClock mediaClock = new StreamClock();
    private final Gop gop;
    private final HealthMeter meter = new HealthMeter();
    private IntConsumer onDeath = run -> { };
    private Source source = new Source();
    private LiveStream live;
    private boolean clockRuns;
    private boolean mustEncode;
    private boolean hadSound;
    private volatile Running running;
    /** The run that the clock killed because it hung. */
    private volatile int hungRun;
    /** Media time until which something was given to a run that is over. */
    private long shownUntil;
    private long notBeforeNanos;
    private int deaths;
    private long reportNanos;

    /** A run that goes on. */
    private record Running(int number, RunPlan plan, Transcoder.Run run, long beganNanos) {}

    Production(
            ShowId showId, IngestTerms terms, Ladder ladder, StreamSink sink, Transcoder transcoder,
            MediaJournal journal, Clock clock) {
        this.showId = showId;
        this.terms = terms;
        this.ladder = ladder;
        this.sink = sink;
        this.transcoder = transcoder;
        this.journal = journal;
        this.clock = clock;
        this.gop = new Gop(terms.gopBytes());
    }

    void onDeath(IntConsumer told) {
        onDeath = told;
    }

    /** Another publisher: nothing that the one before sent counts for it. */
    void newPublisher() {
        source = new Source();
        gop.clear();
        clockRuns = false;
        mustEncode = false;
        hadSound = false;
        deaths = 0;
        notBeforeNanos = 0;
    }

    /** Takes the next piece of the publisher that is on. */
    void take(Item.Media media) {
        meter.waited((System.nanoTime() - media.arrivedNanos()) / 1_000_000);
        if (!clockRuns) {
            begin(media.arrivedNanos());
        }
        long at = mediaClock.map(media.tag().timestamp());
        if (noteChange(media)) {
            changed(media.video() != null);
        }
        boolean isSettings = isSettings(media);
        if (media.video() != null && !isSettings && !media.video().end()) {
            boolean key = media.video().keyframe();
            gop.picture(media.tag(), at, key);
            meter.picture(media.tag().body().length, key, at, media.arrivedNanos());
        } else if (media.audio() != null) {
            meter.sound(media.tag().body().length);
            if (running == null && !isSettings) {
                gop.sound(media.tag(), at);
            }
        }
        if (running == null) {
            startIfReady(at);
        } else if (media.tag().kind() != FlvTag.Kind.DATA) {
            feed(FlvFile.tag(media.tag(), at));
        }
        if (running != null && running.plan().copied() && cannotBeCopied(at)) {
            mustEncode = true;
            endRun(DownReason.FORMAT_CHANGED);
            startIfReady(at);
        }
    }

    private void changed(boolean picture) {
        if (running != null) {
            LOG.atInfo().setMessage("the publisher changed what it sends")
                    .addKeyValue("showId", showId)
                    .log();
            endRun(DownReason.FORMAT_CHANGED);
        }
        if (picture) {
            gop.clear();
        }
    }

    private static boolean isSettings(Item.Media media) {
        return media.video() != null && media.video().configuration()
                || media.audio() != null && media.audio().configuration();
    }

    /** Remembers what it says of the source; tells whether the transcoder must be started anew for it. */
    private boolean noteChange(Item.Media media) {
        if (media.video() != null) {
            try {
                return source.take(media.tag(), media.video());
            } catch (UnsupportedCodec unreadable) {
                LOG.atWarn().setMessage("settings of a picture cannot be read")
                        .addKeyValue("showId", showId)
                        .addKeyValue("detail", unreadable.getMessage())
                        .log();
                return false;
            }
        }
        if (media.audio() != null) {
            return source.take(media.tag(), media.audio(), hadSound);
        }
        source.takeMetadata(media.tag());
        return false;
    }

    /** The first piece of a publisher: its clock is set to the wall's. */
    private void begin(long arrivedNanos) {
        if (live == null) {
            live = sink.open(showId, clock.instant());
        }
        long wall = MediaTime.at(live.epoch(), clock.instant())
                - (System.nanoTime() - arrivedNanos) / 1_000_000;
        mediaClock.begin(Math.max(wall, Math.max(mediaClock.highest(), live.lastMediaMillis()) + 1));
        meter.begin(arrivedNanos);
        reportNanos = System.nanoTime();
        clockRuns = true;
    }

    private boolean cannotBeCopied(long at) {
        boolean heavy = System.nanoTime() - reportNanos > COPY_CHECK_MILLIS * 1_000_000L
                && meter.kilobits(System.nanoTime()) > ladder.copyKilobits();
        return !source.plain() || meter.sinceKeyframe(at) > FAR_APART_MILLIS || heavy;
    }

    private void startIfReady(long at) {
        boolean told = !source.mustBeTold() || source.videoSettings() != null;
        boolean waitForSound = source.soundMayCome() && at - gop.fromMillis() < SOUND_WAIT_MILLIS;
        if (!told || gop.isEmpty() || waitForSound || System.nanoTime() - notBeforeNanos < 0) {
            return;
        }
        boolean fresh = gop.fromMillis() > shownUntil;
        boolean copied = !mustEncode && RunPlan.mayCopy(source, ladder);
        if (copied && !fresh) {
            return;
        }
        start(fresh ? gop.fromMillis() : at, copied, !fresh);
    }

    private void start(long from, boolean copied, boolean discard) {
        int number = live.runs() + 1;
        RunPlan plan = RunPlan.of(showId, number, from, source, ladder, copied, discard);
        try {
            Transcoder.Run run =
                    transcoder.start(plan, live.begin(plan.start()), () -> onDeath.accept(number));
            running = new Running(number, plan, run, System.nanoTime());
        } catch (IOException cannot) {
            LOG.atError().setMessage("the transcoder cannot be started")
                    .addKeyValue("showId", showId)
                    .setCause(cannot)
                    .log();
            pauseAfterDeath(0);
            return;
        }
        hadSound = plan.sound();
        long epoch = live.epoch().toEpochMilli();
        journal.tell(
                showId, "run:" + number + ":up",
                new MediaEvent.StreamWentUp(number, epoch, from, source.told(copied)));
        LOG.atInfo().setMessage("a run began")
                .addKeyValue("showId", showId)
                .addKeyValue("run", number)
                .addKeyValue("copied", copied)
                .log();
        feedBeginning(from, discard);
    }

    private void feedBeginning(long from, boolean discard) {
        feed(FlvFile.head(hadSound));
        feedSettings(source.metadata());
        feedSettings(source.videoSettings());
        feedSettings(source.audioSettings());
        gop.each((tag, at) -> {
            if (tag.kind() == FlvTag.Kind.VIDEO || hadSound && !discard && at >= from) {
                feed(FlvFile.tag(tag, at));
            }
        });
        gop.dropSound();
    }

    private void feedSettings(FlvTag settings) {
        if (settings != null) {
            feed(FlvFile.tag(settings, gop.fromMillis()));
        }
    }

    private void feed(byte[] bytes) {
        Running now = running;
        if (now == null) {
            return;
        }
        try {
            now.run().feed(bytes);
        } catch (IOException gone) {
            died(now.number());
        }
    }

    /** A run ended by itself, or was killed by the clock. */
    void died(int number) {
        Running now = running;
        if (now == null || now.number() != number) {
            return;
        }
        LOG.atWarn().setMessage("a run died")
                .addKeyValue("showId", showId)
                .addKeyValue("run", number)
                .addKeyValue("lastWords", now.run().lastWords())
                .log();
        now.run().kill();
        over(now, hungRun == number ? DownReason.TRANSCODER_HUNG : DownReason.TRANSCODER_DIED);
        pauseAfterDeath((System.nanoTime() - now.beganNanos()) / 1_000_000);
    }

    /**
     * At once after a run that lived; later and later after runs that do not. What is coded can begin in the
     * middle of a group of pictures, a copy cannot: so it is coded until the publisher comes anew.
     */
    private void pauseAfterDeath(long livedMillis) {
        deaths = livedMillis > LIVED_MILLIS ? 1 : deaths + 1;
        long pause = deaths <= 1 ? 0 : Math.min(PAUSE_MILLIS_MAX, 100L << deaths);
        notBeforeNanos = System.nanoTime() + pause * 1_000_000;
        mustEncode = true;
    }

    /** What this publisher sends lets every transcoder die. */
    boolean givesUp() {
        return deaths >= DEATHS_MAX;
    }

    /** Ends the run that goes on, if one does. */
    void endRun(DownReason reason) {
        Running now = running;
        if (now != null) {
            now.run().finish();
            over(now, reason);
        }
    }

    private void over(Running run, DownReason reason) {
        running = null;
        shownUntil = mediaClock.highest();
        journal.tell(
                showId, "run:" + run.number() + ":down",
                new MediaEvent.StreamWentDown(run.number(), shownUntil, reason));
    }

    /** Reports health when it is time to. */
    void tick(boolean published) {
        if (!published || !clockRuns) {
            return;
        }
        long now = System.nanoTime();
        if (now - reportNanos < terms.healthMillis() * 1_000_000L) {
            return;
        }
        reportNanos = now;
        Running run = running;
        boolean copied = run != null && run.plan().copied();
        int number = run == null ? live.runs() : run.number();
        MediaEvent.HealthSeen health = meter.report(number, mediaClock.highest(), source, copied, now);
        journal.tell(showId, "health:" + clock.millis(), health);
    }

    void watch(int hangMillis) {
        Running now = running;
        if (now != null && hungRun != now.number() && now.run().stuckMillis() > hangMillis) {
            LOG.atWarn().setMessage("a run hangs and is killed")
                    .addKeyValue("showId", showId)
                    .addKeyValue("run", now.number())
                    .log();
            hungRun = now.number();
            now.run().abort();
        }
    }

    /** The stream is over, for good or, when the process ends, for now. */
    void close(boolean forGood) {
        if (live == null) {
            return;
        }
        live.end();
        if (forGood) {
            journal.tell(
                    showId, "ended:" + live.runs(),
                    new MediaEvent.StreamEnded(live.runs(), mediaClock.highest()));
        }
    }
}
