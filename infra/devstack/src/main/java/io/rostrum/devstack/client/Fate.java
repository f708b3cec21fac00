package io.rostrum.devstack.client;

import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.socket.ServerFrame;

/** What became of a command that was sent through the gateway. */
public sealed interface Fate {

    /** The log decided it. */
    record Decided(Outcome outcome) implements Fate {}

    /** The gateway turned it away; it never reached the log. */
    record TurnedAway(ServerFrame.Refused refusal) implements Fate {}

    default boolean accepted() {
        return this instanceof Decided decided && decided.outcome().accepted();
    }

    /** Why it was refused; null when accepted. */
    default Refusal reason() {
        return switch (this) {
            case Decided decided -> decided.outcome().reason();
            case TurnedAway away -> away.refusal().reason();
        };
    }
}
