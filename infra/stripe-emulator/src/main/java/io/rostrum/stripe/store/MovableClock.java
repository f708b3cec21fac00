package io.rostrum.stripe.store;

import java.time.Clock;
import java.time.Duration;

/** The emulator's own time: a clock and what it was moved by, forwards only. */
public final class MovableClock {

    private final Clock clock;
    private volatile long aheadSeconds;

    public MovableClock(Clock clock) {
        this.clock = clock;
    }

    /** Seconds since the epoch. */
    public long seconds() {
        return clock.instant().getEpochSecond() + aheadSeconds;
    }

    /** By how much it was moved in all. */
    public long aheadSeconds() {
        return aheadSeconds;
    }

    void move(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time goes forwards");
        }
        aheadSeconds = Math.addExact(aheadSeconds, by.toSeconds());
    }

    void set(long ahead) {
        aheadSeconds = ahead;
    }
}
