package io.rostrum.gateway.room;

/** Runs a room's next round of telling after a while, on another thread than the one that brings the news. */
@FunctionalInterface
public interface Beat {

    /** @param delayNanos zero or less is at once */
    void after(long delayNanos, Runnable round);
}
