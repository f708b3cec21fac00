package io.rostrum.bidding.mirror;

import io.rostrum.contracts.auction.Outcome;

/**
 * Where the bid processor shows what it decided. Never blocks and never throws: bidding does not depend on
 * it.
 *
 * <p>Offered by one thread. Projections are conflated by what they show; outcomes never.
 */
public interface Mirror extends AutoCloseable {

    /**
     * Shows a projection, newer than any offered before of the same thing.
     *
     * @return false if there was no room, so that the show must be projected anew
     */
    boolean show(MirrorItem item);

    /** Tells a gateway node the fate of a command that came through it. */
    void tell(String node, Outcome outcome);

    /**
     * Changes whenever the mirror may have lost what was shown: after a connection, a flush, another server.
     * Whoever showed something at another generation shows it again.
     */
    long generation();

    /**
     * How full the projections' queue is, from 0 to 1; a projection of everything waits while it is well
     * filled.
     */
    double load();

    @Override
    void close();
}
