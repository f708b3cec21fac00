package io.rostrum.devstack.feed;

import io.rostrum.devstack.engine.Progress;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Tells every two seconds how far a step has come, and once when it is done. */
final class Meter {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String what;
    private final int total;
    private final AtomicInteger done;
    private final Supplier<String> more;
    private final Progress progress;
    private final long beganNanos = System.nanoTime();
    private long toldNanos = beganNanos;

    /** @param done is set to zero, and counts up to {@code total} */
    Meter(String what, int total, AtomicInteger done, Supplier<String> more, Progress progress) {
        this.what = what;
        this.total = total;
        this.done = done;
        this.more = more;
        this.progress = progress;
        done.set(0);
    }

    void tell() {
        long now = System.nanoTime();
        if (now - toldNanos > EVERY_NANOS) {
            toldNanos = now;
            say(now);
        }
    }

    void finish() {
        say(System.nanoTime());
    }

    private void say(long now) {
        double seconds = (now - beganNanos) / 1e9;
        progress.say(String.format(
                Locale.ROOT,
                "%-14s %,d of %,d in %.1f s (%,d/s)%s",
                what, done.get(), total, seconds, Math.round(done.get() / Math.max(seconds, 0.001)),
                more.get()));
    }
}
