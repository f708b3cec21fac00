package io.rostrum.auction.state;

import io.rostrum.contracts.mirror.PaddleProjection;

/**
 * A bidder's admission to the show.
 *
 * @param spendingLimitMinor what its exposure may reach; {@link #NO_LIMIT} is no bound
 * @param leadingMinor exposure of the limits that lead, all in
 * @param wonMinor exposure of what it won and has not paid, all in
 * @param hype hype points
 * @param lots how many lots it has a part in
 * @param seq the newest event that changed its status
 */
public record PaddleState(
        String userId,
        PaddleProjection.Status status,
        long spendingLimitMinor,
        long leadingMinor,
        long wonMinor,
        long hype,
        int lots,
        long seq) {

    /** No spending limit. */
    public static final long NO_LIMIT = Long.MAX_VALUE;
}
