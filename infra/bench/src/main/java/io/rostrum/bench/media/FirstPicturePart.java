package io.rostrum.bench.media;

import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.StackSettings;
import org.HdrHistogram.Histogram;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How soon there is something to see: after a publisher's first picture or sound comes in, for somebody who
 * waits in the room; and after the stream is opened in a room that is loaded.
 */
final class FirstPicturePart {

    private static final Asked AFTER_PUBLISH = Asked.under(2_000);
    private static final Asked AFTER_JOIN = Asked.under(1_000);
    private static final int KEYFRAME_SECONDS = 2;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int ON_AIR_SECONDS = 10;
    private static final int JOINS = 4;
    private static final int APART_MILLIS = 700;
    /** An RTMP handshake, the commands up to publish, and metadata: what is beyond is picture or sound. */
    private static final int INTRODUCTION_BYTES = 5_000;

    private final StackSettings settings;
    private final Studio studio;
    private final Cinema cinema;
    private final int times;
    private final Progress progress;
    private final Histogram afterPublish = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final Histogram afterConnect = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final Histogram afterJoin = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);

    FirstPicturePart(StackSettings settings, Studio studio, Cinema cinema, int times, Progress progress) {
        this.settings = settings;
        this.studio = studio;
        this.cinema = cinema;
        this.times = times;
        this.progress = progress;
    }

    List<Row> measure() throws Exception {
        for (int turn = 0; turn < times; turn++) {
            progress.say("first pictures, stream " + (turn + 1) + " of " + times);
            measure(new ShowId("bench-first-" + turn));
        }
        Percentiles published = Percentiles.of(afterPublish);
        Percentiles joined = Percentiles.of(afterJoin);
        return List.of(
                Row.of("first picture after publish: p50", published.p50Millis(), "ms", AFTER_PUBLISH),
                Row.of("first picture after publish: longest of " + published.count(), published.maxMillis(),
                        "ms", AFTER_PUBLISH),
                Row.of("first picture after the publisher's TCP connection: p50",
                        Percentiles.of(afterConnect).p50Millis(), "ms", Asked.NOTHING),
                Row.of("first picture after a viewer joins: p50", joined.p50Millis(), "ms", AFTER_JOIN),
                Row.of("first picture after a viewer joins: longest of " + joined.count(), joined.maxMillis(),
                        "ms", AFTER_JOIN));
    }

    private void measure(ShowId show) throws Exception {
        String url = studio.address() + studio.playlist(show);
        try (Cable line = new Cable(settings.media().rtmpPort(), INTRODUCTION_BYTES)) {
            try (Viewer waiting = cinema.seat()) {
                waiting.openWhenThere(url);
                studio.publish(show, KEYFRAME_SECONDS, line.port());
                long shown = waiting.firstPictureMillis(PATIENCE_MILLIS);
                record(afterConnect, shown - line.firstMillis());
                record(afterPublish, shown - line.spokenMillis());
                TimeUnit.SECONDS.sleep(ON_AIR_SECONDS);
            }
            join(url);
            studio.stop(show);
        }
    }

    /** Several come in, each at another moment of the two seconds between keyframes. */
    private void join(String url) throws InterruptedException {
        for (int turn = 0; turn < JOINS; turn++) {
            try (Viewer viewer = cinema.seat()) {
                viewer.open(url);
                long shown = viewer.firstPictureMillis(PATIENCE_MILLIS);
                record(afterJoin, shown - viewer.openedMillis());
            }
            TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
        }
    }

    private static void record(Histogram histogram, long millis) {
        histogram.recordValue(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
