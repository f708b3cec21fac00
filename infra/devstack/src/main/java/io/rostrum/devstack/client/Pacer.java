package io.rostrum.devstack.client;

import java.util.concurrent.TimeUnit;

/**
 * How fast one person may send: freely until the gateway says {@code RATE}, then no faster than it asked, and
 * from then on slowly faster again. At most {@link #UNTAKEN_MAX} commands are sent and not yet taken. Safe
 * for use by several threads.
 */
final class Pacer {

    static final int UNTAKEN_MAX = 32;
    /** What {@link #admit} returns when only an answer can make room. */
    static final long UNTIL_ANSWERED = Long.MAX_VALUE;

    private static final long GAP_NANOS_MAX = TimeUnit.SECONDS.toNanos(2);
    /** Each answer shortens the gap by this share: one part in so many. */
    private static final int RECOVERY = 32;

    private long gapNanos;
    private long nextNanos = System.nanoTime();
    private int untaken;

    /** 0 if one may be sent now, which then counts as sent; else how many nanoseconds to wait. */
    synchronized long admit(long nowNanos) {
        if (untaken >= UNTAKEN_MAX) {
            return UNTIL_ANSWERED;
        }
        if (nowNanos - nextNanos < 0) {
            return nextNanos - nowNanos;
        }
        untaken++;
        nextNanos = nowNanos + gapNanos;
        return 0;
    }

    synchronized void answered() {
        untaken = Math.max(0, untaken - 1);
        gapNanos -= gapNanos / RECOVERY;
    }

    synchronized void tooFast(long nowNanos, long retryAfterMillis) {
        untaken = Math.max(0, untaken - 1);
        long asked = Math.min(GAP_NANOS_MAX, TimeUnit.MILLISECONDS.toNanos(Math.max(1, retryAfterMillis)));
        gapNanos = Math.max(gapNanos, asked);
        nextNanos = Math.max(nextNanos, nowNanos + asked);
    }

    /** After a new connection nothing that was sent on the old one counts. */
    synchronized void startAnew() {
        untaken = 0;
    }
}
