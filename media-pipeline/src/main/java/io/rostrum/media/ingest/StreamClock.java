package io.rostrum.media.ingest;

/**
 * Turns a publisher's timestamps into media time. They count milliseconds from anywhere, wrap at 32 bits, and
 * jump when an encoder starts over; media time never jumps by more than it must. For one thread.
 */
final class StreamClock {

    /** What is further from the one before was not meant as a time between two pieces. */
    static final long JUMP_MILLIS = 5_000;

    private static final long WRAP = 1L << 32;

    private long base;
    private long unwrapped;
    private long lastRaw = -1;
    private long highest;

    /** The next timestamp stands for this media time. */
    void begin(long mediaMillis) {
        base = mediaMillis;
        lastRaw = -1;
        highest = mediaMillis;
    }

    long map(long raw) {
        if (lastRaw < 0) {
            unwrapped = raw;
            base -= raw;
        } else {
            long step = raw - lastRaw;
            if (step < -WRAP / 2) {
                step += WRAP;
            } else if (step > WRAP / 2) {
                step -= WRAP;
            }
            unwrapped += step;
            if (Math.abs(step) > JUMP_MILLIS) {
                base = highest + 1 - unwrapped;
            }
        }
        lastRaw = raw;
        long media = Math.max(0, base + unwrapped);
        highest = Math.max(highest, media);
        return media;
    }

    /** The greatest media time so far. */
    long highest() {
        return highest;
    }
}
