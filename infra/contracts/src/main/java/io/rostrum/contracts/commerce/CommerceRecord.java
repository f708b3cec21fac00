package io.rostrum.contracts.commerce;

import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;

import java.util.Objects;

/**
 * One record of {@code commerce.commands.v1}: a command with who wishes it, whom it is for, and until when.
 *
 * @param commandId made by the client; a repeat returns the first outcome
 * @param aggregate who decides, the record's key; what {@link CommerceCommand#aggregate} says
 * @param actor the subject of the token under which it was admitted
 * @param role the role under which it was admitted
 * @param notAfterMillis past this log time it is refused {@code EXPIRED}
 */
public record CommerceRecord(
        CommandId commandId, String aggregate, UserId actor, Role role, long notAfterMillis,
        CommerceCommand command) {

    /** Who acts when a part of the platform does. */
    public static final UserId PLATFORM = new UserId("platform");

    public CommerceRecord {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(command, "command");
        if (!command.aggregate(actor).equals(aggregate)) {
            throw new IllegalArgumentException("aggregate must be the one that decides on the command");
        }
    }

    public static CommerceRecord of(
            CommandId commandId, UserId actor, Role role, long notAfterMillis, CommerceCommand command) {
        return new CommerceRecord(
                commandId, command.aggregate(actor), actor, role, notAfterMillis, command);
    }
}
