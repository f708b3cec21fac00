package io.rostrum.auction.deciding;

import io.rostrum.contracts.auction.AuctionCommand;

/** Every bound of what one show may hold. What would pass one is refused {@code TOO_MANY}. */
public final class Bounds {

    /** Lots in the run list. */
    public static final int LOTS = AuctionCommand.MAX_LOTS;

    /** Paddles given. */
    public static final int PADDLES = 100_000;

    /** People appointed at a time. */
    public static final int AUCTIONEERS = 50;

    /** Open lots that share one soft close group. */
    public static final int GROUP = 200;

    /** Lines in one lot's history: bids, pre-bids and lowered limits, taken back or not. */
    public static final int HISTORY = 100_000;

    /** Rows in one answer to {@code MyBids} or {@code MyLots}; the rest is asked for with {@code after}. */
    public static final int OWN_ROWS = 500;

    /** Command ids remembered at a time. */
    public static final int REMEMBERED = 2_000_000;

    /** W: how far a command id's birth may be from log time, in milliseconds. */
    public static final long BIRTH_MILLIS = 120_000;

    /**
     * How long a command id is remembered: 2 W of log time, so that no repeat can come after it was forgotten
     * and act.
     */
    public static final long REMEMBER_MILLIS = 2 * BIRTH_MILLIS;

    private Bounds() {}
}
