package io.rostrum.auction.bidding;

import io.rostrum.auction.state.EntryKind;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.Standing;

/**
 * How one more limit changes a standing, from the two highest limits alone.
 *
 * <p>That is enough because a limit at or above the asking bid is above every limit but the leader's:
 * {@code contested} is at least the runner-up's limit, and no price is under it.
 */
public final class Standings {

    private Standings() {}

    /**
     * The standing after an accepted bid.
     *
     * @param amount as bid; at least the asking bid, or above the leader's own limit if the paddle leads
     * @param seq the rank of the limit
     * @param stepMinor the increment that the auctioneer set, or 0
     */
    public static Standing withBid(
            Standing before, int paddle, long amount, EntryKind kind, long seq, PackState pack,
            long stepMinor) {
        if (before.leader() == paddle) {
            return withOwnRaise(before, amount, kind, seq, pack, stepMinor);
        }
        boolean leads = before.leader() == 0 || amount > before.leaderLimitMinor();
        int leader = leads ? paddle : before.leader();
        long limit = leads ? amount : before.leaderLimitMinor();
        long leaderSeq = leads ? seq : before.leaderSeq();
        int runnerUp = leads ? before.leader() : paddle;
        long runnerUpLimit = leads ? before.leaderLimitMinor() : amount;
        long runnerUpSeq = leads ? before.leaderSeq() : seq;
        long contested = before.contestedMinor();
        if (runnerUp != 0) {
            contested = Math.max(contested, contested(limit, runnerUpLimit, pack, stepMinor));
        }
        if (leads && kind == EntryKind.EXACT) {
            contested = Math.max(contested, amount);
        }
        return new Standing(
                leader, limit, leaderSeq, runnerUp, runnerUpLimit, runnerUpSeq, contested, before.bids() + 1);
    }

    private static Standing withOwnRaise(
            Standing before, long amount, EntryKind kind, long seq, PackState pack, long stepMinor) {
        boolean higher = amount > before.leaderLimitMinor();
        long limit = higher ? amount : before.leaderLimitMinor();
        long contested = before.contestedMinor();
        if (pack.ownRaiseLifts() && before.runnerUp() != 0) {
            contested = Math.max(contested, contested(limit, before.runnerUpLimitMinor(), pack, stepMinor));
        }
        if (kind == EntryKind.EXACT) {
            contested = Math.max(contested, amount);
        }
        return new Standing(
                before.leader(), limit, higher ? seq : before.leaderSeq(), before.runnerUp(),
                before.runnerUpLimitMinor(), before.runnerUpSeq(), contested, before.bids() + 1);
    }

    /**
     * The standing after the leader lowered their limit: it keeps its rank, so an equal and earlier limit
     * leads then.
     */
    public static Standing withLowered(Standing before, long limit) {
        boolean overtaken = before.runnerUp() != 0
                && limit == before.runnerUpLimitMinor()
                && before.runnerUpSeq() < before.leaderSeq();
        if (overtaken) {
            return new Standing(
                    before.runnerUp(), before.runnerUpLimitMinor(), before.runnerUpSeq(), before.leader(),
                    limit,
                    before.leaderSeq(), before.contestedMinor(), before.bids());
        }
        return new Standing(
                before.leader(), limit, before.leaderSeq(), before.runnerUp(), before.runnerUpLimitMinor(),
                before.runnerUpSeq(), before.contestedMinor(), before.bids());
    }

    /**
     * How far two limits against each other carry the price: one increment over the lower, never over the
     * higher.
     */
    static long contested(long limit, long runnerUpLimit, PackState pack, long stepMinor) {
        long over = Math.addExact(runnerUpLimit, Prices.increment(pack, stepMinor, runnerUpLimit));
        return Math.min(limit, over);
    }
}
