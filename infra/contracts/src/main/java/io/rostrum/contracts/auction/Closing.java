package io.rostrum.contracts.auction;

/** How an open lot comes to its end. */
public enum Closing {
    /** At a deadline, which bids may move by the soft close. */
    TIMED,
    /** By the auctioneer's hammer. */
    AUCTIONEER
}
