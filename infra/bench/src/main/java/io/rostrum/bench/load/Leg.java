package io.rostrum.bench.load;

import io.rostrum.bench.statistics.Percentiles;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One stretch of load over one path, and what came of each of its bids: the first answer counts, later ones
 * do not.
 *
 * <p>The first {@code leadIn} bids warm connections and are not in the figures. Threads may answer side by
 * side.
 */
public final class Leg {

    private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(5);

    private final int number;
    private final int bids;
    private final int leadIn;
    private final Pace pace;
    private final ConcurrentHistogram nanos = new ConcurrentHistogram(NANOS_MAX, 3);
    private final AtomicIntegerArray answered;
    private final long[] appendedMillis;
    private final long[] answeredMicros;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final CountDownLatch open;

    /** @param number 0 to 4095, which answers to this leg carry in their command id */
    public Leg(int number, int bids, int leadIn, Pace pace) {
        this.number = number;
        this.bids = bids;
        this.leadIn = leadIn;
        this.pace = pace;
        this.answered = new AtomicIntegerArray((bids >> 5) + 1);
        this.appendedMillis = new long[bids];
        this.answeredMicros = new long[bids];
        this.open = new CountDownLatch(bids);
    }

    public int number() {
        return number;
    }

    public int bids() {
        return bids;
    }

    public Pace pace() {
        return pace;
    }

    /** Notes the broker's append time (LogAppendTime, whole milliseconds) of a bid. */
    public void appended(int index, long logAppendMillis) {
        appendedMillis[index] = logAppendMillis;
    }

    /** The decider's answer came, at {@link System#nanoTime} and at wall clock microseconds. */
    public void outcome(long index, boolean isAccepted, long nowNanos, long nowMicros) {
        if (!first(index)) {
            return;
        }
        (isAccepted ? accepted : refused).incrementAndGet();
        answeredMicros[(int) index] = nowMicros;
        if (index >= leadIn) {
            nanos.recordValue(Math.clamp(nowNanos - pace.dueNanos(index), 0, NANOS_MAX));
        }
        open.countDown();
    }

    /** The gateway answered without the decider; not a sample, but no longer awaited. */
    public void turnedAway(long index) {
        if (first(index)) {
            turnedAway.incrementAndGet();
            open.countDown();
        }
    }

    private boolean first(long index) {
        if (index < 0 || index >= bids) {
            return false;
        }
        int word = (int) index >> 5;
        int bit = 1 << (index & 31);
        return (answered.getAndAccumulate(word, bit, (had, set) -> had | set) & bit) == 0;
    }

    /** Waits until every bid is answered; false if the time was over first. */
    public boolean awaitAnswers(long millis) throws InterruptedException {
        return open.await(millis, TimeUnit.MILLISECONDS);
    }

    /** What is known by now; call it when the load's threads are done. */
    public Result result() {
        return new Result(
                nanos.copy(), sinceAppend(), accepted.get(), refused.get(), turnedAway.get(),
                open.getCount());
    }

    /** The append time is cut to whole milliseconds, so a figure is up to one too high and never too low. */
    private Histogram sinceAppend() {
        Histogram histogram = new Histogram(NANOS_MAX, 3);
        for (int i = leadIn; i < bids; i++) {
            if (appendedMillis[i] > 0 && answeredMicros[i] > 0) {
                long micros = answeredMicros[i] - appendedMillis[i] * 1_000;
                histogram.recordValue(Math.clamp(micros * 1_000, 0, NANOS_MAX));
            }
        }
        return histogram;
    }

    /**
     * What came of a leg.
     *
     * @param nanos due time to answer, without the lead-in
     * @param sinceAppendNanos append to answer; empty where the append time is not known
     * @param unanswered bids without an answer when the leg was given up
     */
    public record Result(
            Histogram nanos, Histogram sinceAppendNanos, long accepted, long refused, long turnedAway,
            long unanswered) {

        public Percentiles percentiles() {
            return Percentiles.of(nanos);
        }

        /** Bids that reached the decider. */
        public long decided() {
            return accepted + refused;
        }
    }
}
