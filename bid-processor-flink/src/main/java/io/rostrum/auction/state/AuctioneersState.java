package io.rostrum.auction.state;

/** The people whom the seller appointed, in the order of their appointment. */
public record AuctioneersState(String[] userIds) {}
