package io.rostrum.devstack.feed;

import java.util.concurrent.TimeUnit;

/** When each bid may go. Safe for use by several threads. */
public sealed interface Pace {

    /** How many milliseconds from now this bid is to wait; each bid asks once. */
    long waitMillis(AuctionPlan.Bid bid, long nowNanos);

    /** Called when the first bid is about to go. */
    default void begin(long nowNanos) {}

    /** As fast as they are taken. */
    record Unbounded() implements Pace {
        @Override
        public long waitMillis(AuctionPlan.Bid bid, long nowNanos) {
            return 0;
        }
    }

    /** So many bids a second over all lots. */
    final class Rate implements Pace {
        private final long gapNanos;
        private long nextNanos;

        public Rate(int bidsPerSecond) {
            if (bidsPerSecond < 1) {
                throw new IllegalArgumentException("a rate is at least 1 bid a second");
            }
            this.gapNanos = TimeUnit.SECONDS.toNanos(1) / bidsPerSecond;
        }

        @Override
        public synchronized void begin(long nowNanos) {
            nextNanos = nowNanos;
        }

        @Override
        public synchronized long waitMillis(AuctionPlan.Bid bid, long nowNanos) {
            long mine = Math.max(nextNanos, nowNanos - TimeUnit.MILLISECONDS.toNanos(50));
            nextNanos = mine + gapNanos;
            return Math.max(0, TimeUnit.NANOSECONDS.toMillis(mine - nowNanos));
        }
    }

    /**
     * At its {@code offset_ms} after the first bid; later if the bid before it in its lot is not taken yet.
     */
    final class RealTime implements Pace {
        private volatile long beganNanos;

        @Override
        public void begin(long nowNanos) {
            beganNanos = nowNanos;
        }

        @Override
        public long waitMillis(AuctionPlan.Bid bid, long nowNanos) {
            return Math.max(0, bid.offsetMillis() - TimeUnit.NANOSECONDS.toMillis(nowNanos - beganNanos));
        }
    }
}
