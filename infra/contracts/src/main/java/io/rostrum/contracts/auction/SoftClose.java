package io.rostrum.contracts.auction;

import java.util.Objects;

/**
 * Anti-sniping: a bid with less than {@code windowMillis} left moves the deadline to {@code extendToMillis}
 * from then.
 *
 * @param windowMillis how near the deadline a bid must be to move it
 * @param extendToMillis how much time is left after it moved; the deadline never moves to an earlier time
 * @param onEvery which accepted bids move it
 * @param maxExtensions how often a lot may be extended; 0 is no bound
 */
public record SoftClose(long windowMillis, long extendToMillis, Trigger onEvery, int maxExtensions) {

    /** Which accepted bids of a paddle that does not lead extend a lot. */
    public enum Trigger {
        LEADER_CHANGE,
        ANY_ACCEPTED
    }

    public SoftClose {
        Objects.requireNonNull(onEvery, "onEvery");
    }
}
