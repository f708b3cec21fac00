package io.rostrum.auction;

import io.rostrum.contracts.auction.EventRecord;

/**
 * An event with its bytes, as they go to {@code auction.events.v1}.
 *
 * @param bytes canonical JSON; not to be changed
 * @param hash base64url SHA-256 of the bytes, which the next event names
 */
public record RecordedEvent(EventRecord event, byte[] bytes, String hash) {}
