package io.rostrum.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one person or service by a random id; never a name or an address.
 *
 * <p>1 to 64 characters of {@code A-Z a-z 0-9 _ -}, given by the issuer of the token (its subject).
 */
public record UserId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        Ids.require("userId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
