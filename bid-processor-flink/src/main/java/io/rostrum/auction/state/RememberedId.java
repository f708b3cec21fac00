package io.rostrum.auction.state;

/** A remembered command id, as the two halves of its UUID, with the log time at which it came. */
public record RememberedId(long high, long low, long atMillis) {}
