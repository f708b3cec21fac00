package io.rostrum.contracts.auction;

import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;

import java.util.Objects;

/**
 * One record of {@code auction.events.v1}: a fact with its place in the show's history.
 *
 * @param seq contiguous within the show, from 1
 * @param previousHash base64url SHA-256 of the bytes of the event before; {@link #NO_EVENT} for the first
 * @param atMillis the show's log time when it happened
 * @param commandId the command whose outcome this is; absent for what the settling of a deadline or gap
 *     brought about
 */
public record EventRecord(
        ShowId showId, long seq, String previousHash, long atMillis, CommandId commandId,
        AuctionEvent event) {

    /** What the first event of a show names as the hash of the event before it. */
    public static final String NO_EVENT = "";

    public EventRecord {
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(event, "event");
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
    }
}
