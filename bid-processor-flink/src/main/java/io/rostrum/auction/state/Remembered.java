package io.rostrum.auction.state;

import io.rostrum.contracts.auction.Refusal;

/**
 * What became of a command, for whoever sends it again.
 *
 * @param fingerprint hash of its body and its sender
 * @param refusal absent if it was accepted
 * @param detail absent or words for people
 * @param seq the event that recorded it
 * @param lotId absent if it was about no single lot
 * @param paddle the sender's; 0 if it had none
 */
public record Remembered(
        long fingerprint, Refusal refusal, String detail, long seq, String lotId, int paddle) {}
