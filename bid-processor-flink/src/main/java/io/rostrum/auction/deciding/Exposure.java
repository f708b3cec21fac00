package io.rostrum.auction.deciding;

import io.rostrum.auction.state.LotState;
import io.rostrum.auction.state.PackState;
import io.rostrum.auction.state.PaddleState;
import io.rostrum.contracts.auction.AllIn;

/**
 * What a paddle may owe: its leading limits and what it won and has not paid, all in, held to its spending
 * limit.
 *
 * <p>A paddle without a spending limit is held to what a {@code long} can hold, so that no sum overflows.
 */
public final class Exposure {

    private Exposure() {}

    /** An amount on a lot with premium and tax estimate. */
    public static long allIn(long amount, PackState pack) {
        return AllIn.of(amount, pack.premiumBasisPoints(), pack.taxBasisPoints());
    }

    /** What is left for a paddle to lead this lot with, all in; zero or less is nothing. */
    static long room(PaddleState state, int paddle, LotState lot, PackState pack) {
        long here = lot.standing().leader() == paddle ? allIn(lot.standing().leaderLimitMinor(), pack) : 0;
        long elsewhere = state.leadingMinor() - here + state.wonMinor();
        return state.spendingLimitMinor() - elsewhere;
    }

    /** What is left for a paddle that leads no part of the lot; zero or less is nothing. */
    static long roomElsewhere(PaddleState state) {
        return state.spendingLimitMinor() - state.leadingMinor() - state.wonMinor();
    }
}
