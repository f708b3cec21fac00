package io.rostrum.contracts.auction;

/**
 * One row of a board: a paddle and its score (on a lot's board the highest price at which it led; on a
 * show's, hype points).
 */
public record BoardRow(int paddle, long score) {}
