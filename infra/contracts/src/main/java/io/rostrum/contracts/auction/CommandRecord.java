package io.rostrum.contracts.auction;

import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;

import java.util.Objects;

/**
 * One record of {@code auction.commands.v1}: a command with who wishes it, for which show, and until when.
 *
 * @param commandId made by the client; a repeat returns the first outcome
 * @param showId the record's key
 * @param actor the subject of the token under which it was admitted
 * @param role the role under which it was admitted
 * @param notAfterMillis past this log time it is refused {@code EXPIRED}
 */
public record CommandRecord(
        CommandId commandId, ShowId showId, UserId actor, Role role, long notAfterMillis,
        AuctionCommand command) {

    public CommandRecord {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(command, "command");
    }
}
