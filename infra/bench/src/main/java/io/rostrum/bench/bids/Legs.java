package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;
import io.rostrum.bench.load.Pace;

/** Numbers the legs of one run, so that a late answer to one is not taken for an answer to another. */
final class Legs {

    /** How long after its last bid a leg waits for answers. */
    static final long PATIENCE_MILLIS = 10_000;

    private static final int NUMBERS = 4_096;
    private static final long GET_READY_NANOS = 20_000_000;

    private int last;

    /** A leg that begins in a moment. */
    Leg next(int perSecond, int seconds, int leadInSeconds) {
        last = (last + 1) % NUMBERS;
        return new Leg(
                last, perSecond * (seconds + leadInSeconds), perSecond * leadInSeconds,
                new Pace(perSecond, System.nanoTime() + GET_READY_NANOS));
    }
}
