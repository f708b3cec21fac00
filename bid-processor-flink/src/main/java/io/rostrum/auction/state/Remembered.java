package io.rostrum.auction.state;

import io.rostrum.contracts.auction.Refusal;

/**
 * What became of a command, for whoever sends it again. Kept for every command of the last minutes, so it
 * holds nothing that the repeat itself says.
 *
 * @param fingerprint hash of its body and its sender
 * @param refusal absent if it was accepted
 * @param detail absent or words for people
 * @param seq the event that recorded it
 */
public record Remembered(long fingerprint, Refusal refusal, String detail, long seq) {}
