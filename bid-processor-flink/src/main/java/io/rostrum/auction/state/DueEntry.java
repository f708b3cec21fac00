package io.rostrum.auction.state;

/** A place in the heap of deadlines: the lot is not due before that time (on the show's clock). */
public record DueEntry(long atMillis, String lotId) {}
