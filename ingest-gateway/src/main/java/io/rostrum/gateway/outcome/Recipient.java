package io.rostrum.gateway.outcome;

import io.rostrum.contracts.id.CommandId;

/**
 * Whoever sent a command and waits to hear of it: a socket or a request. Called from several threads; never
 * blocks.
 */
public interface Recipient {

    /** The broker has the command. */
    void taken(CommandId commandId);

    /** The command's fate: the text of an {@code outcome} frame. */
    void outcome(CommandId commandId, String frame);

    /** Nobody can say yet whether the command will act. */
    void unknown(CommandId commandId, long retryAfterMillis);
}
