package io.rostrum.contracts.auction;

/**
 * How a bid means its amount: as the most to be paid ({@code LIMIT}), or as a jump to exactly that price
 * ({@code EXACT}).
 */
public enum BidKind {
    LIMIT,
    EXACT
}
