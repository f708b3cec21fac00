package io.rostrum.contracts.identity;

import io.rostrum.contracts.id.UserId;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody who signed in: the subject of a token that was valid when it was shown.
 *
 * @param expiresAtMillis from then on nothing is taken from this caller
 */
public record Caller(UserId userId, Set<Role> roles, long expiresAtMillis) {

    public Caller {
        Objects.requireNonNull(userId, "userId");
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }

    /** Whether the token has ended. */
    public boolean expired(long nowMillis) {
        return nowMillis >= expiresAtMillis;
    }
}
