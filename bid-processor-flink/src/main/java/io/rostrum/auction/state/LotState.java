package io.rostrum.auction.state;

import io.rostrum.contracts.auction.LotPhase;

/**
 * What a lot's bids and its auctioneer change.
 *
 * @param position place in the run list, from 1
 * @param openingMinor the least first bid
 * @param reserveMinor the least price to sell at; 0 is none
 * @param ownPack whether the lot has a rule pack of its own
 * @param stepMinor the increment that the auctioneer set; 0 is the pack's table
 * @param entries length of the history
 * @param rollbackEpoch grows by one with each retraction
 * @param byDeadline whether the lot closed at its deadline
 * @param hammerMinor what it sold for; 0 until then
 * @param unpaidMinor what the winner owes, all in; 0 once settled
 * @param marketSeq the newest event that an auctioneer must have seen before the hammer falls
 * @param seq the newest event that changed the lot
 * @param atMillis log time of that event
 * @param offeredMinor what it can be bought at after it passed; 0 if it was not offered. Stays when it is
 *     bought
 * @param offeredUntilMillis until when, in log time
 * @param boardPaddles the best paddles by the highest price at which each led, best first
 * @param boardMinor those prices
 */
public record LotState(
        LotPhase phase,
        int position,
        long openingMinor,
        long reserveMinor,
        boolean ownPack,
        long stepMinor,
        Standing standing,
        LotClock clock,
        int entries,
        int rollbackEpoch,
        boolean byDeadline,
        long hammerMinor,
        long unpaidMinor,
        long marketSeq,
        long seq,
        long atMillis,
        long offeredMinor,
        long offeredUntilMillis,
        int[] boardPaddles,
        long[] boardMinor) {

    /** A copy that can be changed. */
    public LotDraft draft() {
        return new LotDraft(this);
    }
}
