package io.rostrum.gateway.command;

import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;

import java.util.Objects;

/**
 * A command as a client sent it.
 *
 * @param insist to the log even if the mirror says that it is under the asking bid
 * @param rollbackEpoch of the standing that the bidder saw; null is unknown
 */
public record Wish(
        CommandId commandId, ShowId showId, AuctionCommand command, boolean insist, Integer rollbackEpoch) {

    public Wish {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(command, "command");
    }

    /** A command that is no bid. */
    public static Wish of(CommandId commandId, ShowId showId, AuctionCommand command) {
        return new Wish(commandId, showId, command, false, null);
    }
}
