package io.rostrum.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one show (one seller's live event); every piece of auction state is keyed by it.
 *
 * <p>1 to 64 characters of {@code A-Z a-z 0-9 _ -}, chosen by the client that creates the show.
 */
public record ShowId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShowId {
        Ids.require("showId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
