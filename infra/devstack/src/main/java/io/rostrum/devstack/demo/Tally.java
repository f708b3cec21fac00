package io.rostrum.devstack.demo;

import io.rostrum.contracts.auction.Refusal;
import io.rostrum.devstack.client.Fate;
import io.rostrum.devstack.client.Submission;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What became of the simulated bids, and how long each took. Safe for use by several threads. */
final class Tally {

    /** Answer times that are kept; more bids than this are counted but not timed. */
    private static final int TIMES_MAX = 200_000;

    private final Map<Refusal, Integer> refusals = new TreeMap<>();
    private long sent;
    private long accepted;
    private long refused;
    private long turnedAway;
    private long firstAcceptedMillis;
    private long[] timesMicros = new long[1_024];
    private int times;

    void follow(Submission bid) {
        long began = System.nanoTime();
        synchronized (this) {
            sent++;
        }
        bid.fate().thenAccept(fate -> decided(fate, System.nanoTime() - began));
    }

    private synchronized void decided(Fate fate, long nanos) {
        switch (fate) {
            case Fate.Decided decided when decided.outcome().accepted() -> {
                accepted++;
                firstAcceptedMillis =
                        firstAcceptedMillis == 0 ? System.currentTimeMillis() : firstAcceptedMillis;
            }
            case Fate.Decided decided -> refused++;
            case Fate.TurnedAway away -> turnedAway++;
        }
        if (fate.reason() != null) {
            refusals.merge(fate.reason(), 1, Integer::sum);
        }
        if (times < TIMES_MAX) {
            timesMicros = times < timesMicros.length ? timesMicros : Arrays.copyOf(timesMicros, times * 2);
            timesMicros[times++] = TimeUnit.NANOSECONDS.toMicros(nanos);
        }
    }

    /** Bids that were sent and have no fate. */
    synchronized long open() {
        return sent - accepted - refused - turnedAway;
    }

    synchronized long accepted() {
        return accepted;
    }

    /** When the first bid of all was seen accepted, in epoch milliseconds; 0 if none was. */
    synchronized long firstAcceptedMillis() {
        return firstAcceptedMillis;
    }

    synchronized Summary.Bids summary() {
        long[] sorted = Arrays.copyOf(timesMicros, times);
        Arrays.sort(sorted);
        return new Summary.Bids(
                sent, accepted, refused, turnedAway, open(), new TreeMap<>(refusals), percentile(sorted, 50),
                percentile(sorted, 99));
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
