package io.rostrum.bench.bids;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells a person on standard error how far a bench is. */
public final class Progress {

    private final long startNanos = System.nanoTime();

    public void say(String line) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
        System.err.printf(Locale.ROOT, "%3d:%02d  %s%n", seconds / 60, seconds % 60, line);
    }
}
