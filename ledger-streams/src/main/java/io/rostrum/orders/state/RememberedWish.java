package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.id.CommandId;

/** A command that was decided, and how, so that its repeat is told the same. */
public record RememberedWish(
        CommandId commandId, String fingerprint, long atMillis, CommerceRefusal reason, String detail,
        String subject) {}
