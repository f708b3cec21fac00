package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;
import io.rostrum.bench.load.Pace;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A leg that is about to begin.
 *
 * @param leadInSeconds of load that are not in the figures, before those that are
 */
record LegPlan(int perSecond, int seconds, int leadInSeconds) {

    /** How long after its last bid a leg waits for answers. */
    static final long PATIENCE_MILLIS = 10_000;

    private static final int NUMBERS = 4_096;
    private static final long GET_READY_NANOS = 20_000_000;

    /** Legs are numbered, so that a late answer to one is not taken for an answer to another. */
    private static final AtomicInteger LAST = new AtomicInteger();

    /** The leg, whose first bid is due in a moment. */
    Leg begin() {
        return new Leg(
                LAST.incrementAndGet() % NUMBERS, perSecond * (seconds + leadInSeconds),
                perSecond * leadInSeconds, new Pace(perSecond, System.nanoTime() + GET_READY_NANOS));
    }
}
