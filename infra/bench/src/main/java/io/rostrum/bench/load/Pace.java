package io.rostrum.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * When each bid of an open-loop load is due: evenly spaced, whatever happened to the bids before.
 *
 * <p>Latency counted from the due time charges a stall to every bid that it delayed, not only to the one that
 * met it (Tene's "coordinated omission").
 *
 * @param perSecond bids a second, above zero
 * @param startNanos {@link System#nanoTime} at which bid 0 is due
 */
public record Pace(int perSecond, long startNanos) {

    private static final long SECOND = 1_000_000_000L;

    public Pace {
        if (perSecond < 1) {
            throw new IllegalArgumentException("a pace is at least one bid a second");
        }
    }

    public long dueNanos(long index) {
        return startNanos + index / perSecond * SECOND + index % perSecond * SECOND / perSecond;
    }

    /** Waits until the bid is due; returns at once if that is past. */
    public void await(long index) throws InterruptedException {
        long due = dueNanos(index);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("the load was stopped");
            }
        }
    }
}
