package io.rostrum.contracts.auction;

/**
 * One row of an increment table: from {@code fromMinor} (included) the next bid is at least {@code stepMinor}
 * higher.
 */
public record Band(long fromMinor, long stepMinor) {}
