package io.rostrum.gateway.command;

import io.rostrum.contracts.auction.Refusal;

/** What the gateway itself says to a wish, at once. */
public sealed interface Answer {

    /** It is on its way to the log; the recipient hears the rest. */
    record Sent() implements Answer {}

    /**
     * It was turned away here, and the log never sees it.
     *
     * @param last true: it will never act; false: the same id may be sent again
     * @param askingMinor for {@code BELOW_ASKING}; else 0
     * @param retryAfterMillis for {@code RATE}; else 0
     */
    record Refused(Refusal reason, String detail, boolean last, long askingMinor, long retryAfterMillis)
            implements Answer {}
}
