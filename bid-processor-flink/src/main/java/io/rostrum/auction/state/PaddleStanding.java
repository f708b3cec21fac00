package io.rostrum.auction.state;

/**
 * A paddle's part in one lot.
 *
 * @param limitMinor its standing limit; 0 is none
 * @param limitSeq the event that set it
 * @param entry the history's line that set it
 * @param bestLedMinor the highest price at which it led
 * @param led whether it ever led
 */
public record PaddleStanding(long limitMinor, long limitSeq, int entry, long bestLedMinor, boolean led) {

    /** No part. */
    public static final PaddleStanding NONE = new PaddleStanding(0, 0, 0, 0, false);
}
