package io.rostrum.contracts.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.money.Money;

import java.util.Objects;

/** What a client says on the room's socket: one JSON object a frame, with an explicit {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientFrame.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Bid.class, name = "bid"),
    @JsonSubTypes.Type(value = ClientFrame.Command.class, name = "command"),
    @JsonSubTypes.Type(value = ClientFrame.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping"),
})
public sealed interface ClientFrame {

    /**
     * Signs the socket in. Without it a socket may only watch. May be said again with a fresh token of the
     * same subject.
     */
    record Hello(String token) implements ClientFrame {
        public Hello {
            Objects.requireNonNull(token, "token");
        }
    }

    /** Joins a show's room: answered by a {@code snapshot}, then by updates. */
    record Subscribe(ShowId showId) implements ClientFrame {
        public Subscribe {
            Objects.requireNonNull(showId, "showId");
        }
    }

    record Unsubscribe(ShowId showId) implements ClientFrame {
        public Unsubscribe {
            Objects.requireNonNull(showId, "showId");
        }
    }

    /**
     * A bid: the short form of a {@code PlaceBid} command.
     *
     * @param kind absent is {@code LIMIT}
     * @param confirmed absent is false
     * @param insist send it to the log even if the mirror says that it is under the asking bid; absent is
     *     false
     * @param rollbackEpoch of the standing that the bidder saw; absent is unknown
     * @param mediaTimeMillis of the picture that the bidder saw; absent is unknown
     */
    record Bid(
            CommandId commandId,
            ShowId showId,
            LotId lotId,
            Money limit,
            BidKind kind,
            Boolean confirmed,
            Boolean insist,
            Integer rollbackEpoch,
            Long mediaTimeMillis)
            implements ClientFrame {
        public Bid {
            Objects.requireNonNull(commandId, "commandId");
            Objects.requireNonNull(showId, "showId");
            Objects.requireNonNull(lotId, "lotId");
            Objects.requireNonNull(limit, "limit");
        }
    }

    /** Any other command; nudges are no client's to send. */
    record Command(CommandId commandId, ShowId showId, AuctionCommand command) implements ClientFrame {
        public Command {
            Objects.requireNonNull(commandId, "commandId");
            Objects.requireNonNull(showId, "showId");
            Objects.requireNonNull(command, "command");
        }
    }

    /** Asks for the fate of a command that was sent before, maybe on another socket. */
    record Ask(CommandId commandId, ShowId showId) implements ClientFrame {
        public Ask {
            Objects.requireNonNull(commandId, "commandId");
            Objects.requireNonNull(showId, "showId");
        }
    }

    /** Answered by {@code pong} with the server's clock; a client sends one at least every 30 s. */
    record Ping(long t) implements ClientFrame {}
}
