package io.rostrum.contracts.commerce;

import io.rostrum.contracts.id.CommandId;

import java.util.Objects;

/**
 * One record of {@code commerce.outcomes.v1}: the fate of one command of orders or desks; a refusal is a fact
 * too.
 *
 * @param aggregate who decided, the record's key
 * @param reason absent when accepted
 * @param detail absent, or words for people
 * @param subject the order or invoice that it was about; absent for desks
 */
public record CommerceOutcome(
        CommandId commandId,
        String aggregate,
        long atMillis,
        boolean accepted,
        CommerceRefusal reason,
        String detail,
        String subject) {

    public CommerceOutcome {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(aggregate, "aggregate");
        if (accepted != (reason == null)) {
            throw new IllegalArgumentException("a refusal, and only that, has a reason");
        }
    }
}
