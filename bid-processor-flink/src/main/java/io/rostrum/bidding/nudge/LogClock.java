package io.rostrum.bidding.nudge;

/**
 * Guesses the broker's clock from the local one, by the last records that were read.
 *
 * <p>A record is seen later than it was appended, so of the differences seen lately the greatest is the
 * nearest. A job that reads old records guesses too early a time, and waits; one that is caught up is late by
 * a record's way.
 */
public final class LogClock {
    private static final long WINDOW_MILLIS = 15_000;

    private long windowStart = Long.MIN_VALUE;
    private long before = Long.MIN_VALUE;
    private long current = Long.MIN_VALUE;

    /** Takes note that a record of this log time was read at this local time. */
    public void saw(long logMillis, long localMillis) {
        if (windowStart == Long.MIN_VALUE || localMillis - windowStart >= WINDOW_MILLIS) {
            before = current;
            current = Long.MIN_VALUE;
            windowStart = localMillis;
        }
        current = Math.max(current, logMillis - localMillis);
    }

    /** The log time that a record appended now would have, about; the local time if none was read yet. */
    public long now(long localMillis) {
        return localMillis + correction();
    }

    /** The local time at which the log's clock will show this, about. */
    public long local(long logMillis) {
        return logMillis - correction();
    }

    private long correction() {
        long greatest = Math.max(before, current);
        return greatest == Long.MIN_VALUE ? 0 : greatest;
    }
}
