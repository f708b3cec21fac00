package io.rostrum.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one lot within its show.
 *
 * <p>1 to 64 characters of {@code A-Z a-z 0-9 _ -}, chosen by the client that creates the lot.
 */
public record LotId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LotId {
        Ids.require("lotId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
