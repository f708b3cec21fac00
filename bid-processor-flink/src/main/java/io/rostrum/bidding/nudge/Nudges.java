package io.rostrum.bidding.nudge;

import io.rostrum.contracts.auction.CommandRecord;

/**
 * Appends nudges to the command log. Never blocks; a nudge that got lost is sent again by whoever needed it.
 */
public interface Nudges extends AutoCloseable {

    /**
     * Appends a nudge some time soon.
     *
     * @param lost is run, on any thread, if the log did not take it, or maybe did not
     */
    void send(CommandRecord nudge, Runnable lost);

    @Override
    void close();
}
