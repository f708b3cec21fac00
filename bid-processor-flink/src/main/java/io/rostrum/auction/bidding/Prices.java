package io.rostrum.auction.bidding;

import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.Standing;
import io.rostrum.contracts.auction.ReserveState;

/**
 * What a lot costs as its standing is: {@code price = min(L, max(o, r, contested))},
 * {@code asking = price + inc(price)}.
 *
 * <p>Limits, openings, reserves and steps are at most {@code ShippedPacks.MAXIMUM_MINOR}, so no sum here
 * overflows.
 */
public final class Prices {

    private Prices() {}

    /** What the leader would pay; 0 while nobody has bid. */
    public static long price(LotState lot) {
        return price(lot.standing(), lot.openingMinor(), lot.reserveMinor());
    }

    static long price(Standing standing, long opening, long reserve) {
        if (standing.leader() == 0) {
            return 0;
        }
        long floor = Math.max(Math.max(opening, reserve), standing.contestedMinor());
        return Math.min(standing.leaderLimitMinor(), floor);
    }

    /** The least valid limit of a paddle that does not lead. */
    public static long asking(LotState lot, PackState pack) {
        return asking(lot.standing(), lot.openingMinor(), lot.reserveMinor(), pack, lot.stepMinor());
    }

    static long asking(Standing standing, long opening, long reserve, PackState pack, long stepMinor) {
        if (standing.leader() == 0) {
            return opening;
        }
        long price = price(standing, opening, reserve);
        return Math.addExact(price, increment(pack, stepMinor, price));
    }

    /**
     * How much the next bid over {@code amount} adds at least.
     *
     * @param stepMinor the increment that the auctioneer set; 0 is the pack's table, where a band includes
     *     its lower bound
     */
    static long increment(PackState pack, long stepMinor, long amount) {
        if (stepMinor > 0) {
            return stepMinor;
        }
        long[] from = pack.fromMinor();
        int band = from.length - 1;
        while (band > 0 && from[band] > amount) {
            band--;
        }
        return pack.stepMinor()[band];
    }

    public static ReserveState reserve(LotState lot) {
        if (lot.reserveMinor() == 0) {
            return ReserveState.NONE;
        }
        boolean met = lot.standing().leader() != 0 && lot.standing().leaderLimitMinor() >= lot.reserveMinor();
        return met ? ReserveState.MET : ReserveState.NOT_MET;
    }
}
