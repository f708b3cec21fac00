package io.rostrum.media.rtmp;

import io.rostrum.media.amf.AmfLimits;

/**
 * What one connection, and all of them together, may take.
 *
 * @param connections at once
 * @param publishWithinMillis from the first byte to a publish that is taken
 * @param stallMillis without a whole picture
 * @param chunkBytes the greatest chunk
 * @param strangerBytes the greatest message before the publish is taken
 * @param messageBytes the greatest message after it
 * @param chunkStreams at once on one connection
 * @param kilobits a second, over {@link #RATE_WINDOW_MILLIS}
 * @param messages a second, over the same
 * @param amf of commands
 */
public record RtmpLimits(
        int connections, int publishWithinMillis, int stallMillis, int chunkBytes, int strangerBytes,
        int messageBytes, int chunkStreams, int kilobits, int messages, AmfLimits amf) {

    /** Rates are taken over this time, so that a burst after a hiccup passes. */
    public static final int RATE_WINDOW_MILLIS = 10_000;

    public static final RtmpLimits USUAL = new RtmpLimits(
            200, 10_000, 10_000, 1 << 20, 64 << 10, 4 << 20, 32, 20_000, 2_000, AmfLimits.USUAL);
}
