package io.rostrum.contracts.commerce;

import java.util.Objects;

/**
 * One record of {@code commerce.inbox.v1}: something that an aggregate is told, keyed by the aggregate.
 *
 * @param messageId names the message by its cause, for the logs
 */
public record InboxRecord(String aggregate, String messageId, InboxMessage message) {

    public InboxRecord {
        Objects.requireNonNull(aggregate, "aggregate");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(message, "message");
    }
}
