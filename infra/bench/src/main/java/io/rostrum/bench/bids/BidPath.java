package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;

/** One way for bids to go from their sender to their outcome, which can be loaded for a while. */
interface BidPath extends AutoCloseable {

    String name();

    /**
     * Sends the leg's bids, each when it is due, and waits until each is answered or
     * {@link LegPlan#PATIENCE_MILLIS} are over.
     */
    Leg.Result run(LegPlan plan) throws InterruptedException;

    @Override
    void close();
}
