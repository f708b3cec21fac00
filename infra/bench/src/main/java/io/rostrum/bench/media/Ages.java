package io.rostrum.bench.media;

import io.rostrum.bench.media.Viewer.Look;
import io.rostrum.bench.statistics.Percentiles;
import org.HdrHistogram.Histogram;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ages of pictures on a screen. */
final class Ages {

    /** An age is told by a clock that comes round after 655 s. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(700);

    private Ages() {}

    static Percentiles of(List<Look> looks) {
        Histogram ages = new Histogram(LONGEST_NANOS, 3);
        looks.forEach(look -> ages.recordValue(TimeUnit.MILLISECONDS.toNanos(look.ageMillis())));
        return Percentiles.of(ages);
    }

    /** Those that were made of a picture of that height. */
    static List<Look> ofHeight(List<Look> looks, int height) {
        return looks.stream().filter(look -> look.height() == height).toList();
    }
}
