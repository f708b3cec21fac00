package io.rostrum.analytics.question;

/**
 * A span of time.
 *
 * @param fromMillis epoch, inclusive
 * @param toMillis epoch, exclusive
 */
public record Range(long fromMillis, long toMillis) {

    public static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;

    /** The longest that is answered. */
    public static final int DAYS_MAX = 92;

    /** What is meant where nothing is said. */
    public static final int DAYS_USUAL = 30;

    /** Times beyond this are no times of shows; it also keeps sums of times from overflowing. */
    private static final long MILLIS_MAX = 253_402_300_800_000L;

    public Range {
        if (fromMillis < 0 || toMillis > MILLIS_MAX) {
            throw new IllegalArgumentException("times are epoch milliseconds");
        }
        if (fromMillis >= toMillis) {
            throw new IllegalArgumentException("a range begins before it ends");
        }
        if (toMillis - fromMillis > DAYS_MAX * DAY_MILLIS) {
            throw new IllegalArgumentException("a range is at most " + DAYS_MAX + " days");
        }
    }

    /**
     * What was asked, completed: without an end it is now, without a beginning the usual days before the end.
     */
    public static Range of(Long from, Long to, long nowMillis) {
        long end = to == null ? nowMillis : to;
        if (end < 0 || end > MILLIS_MAX) {
            throw new IllegalArgumentException("times are epoch milliseconds");
        }
        return new Range(from == null ? Math.max(0, end - DAYS_USUAL * DAY_MILLIS) : from, end);
    }
}
