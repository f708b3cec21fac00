package io.rostrum.media.origin;

import io.rostrum.contracts.identity.ViewingPermit;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets through who has a permit. Without a secret every show is open to everybody who knows its name: right
 * for an origin whose shows have no tickets.
 */
public final class Door {

    private static final String SHOWS = "/shows/";
    private static final String PERMITTED = "/v/";

    private final byte[] secret;
    private final InstantSource clock;

    private Door(byte[] secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** @param secret what the gateway makes permits with */
    public static Door guarded(byte[] secret, InstantSource clock) {
        return new Door(secret.clone(), clock);
    }

    /** A door that stands open. */
    public static Door open() {
        return new Door(null, null);
    }

    /** The path that is asked for, freed of its permit; empty if it may not be asked for. */
    Optional<String> open(String path) {
        if (secret == null) {
            return Optional.of(path);
        }
        if (path.startsWith(PERMITTED)) {
            return Optional.ofNullable(ViewingPermit.pathBehind(secret, path, clock.millis()));
        }
        return path.startsWith(SHOWS) ? Optional.empty() : Optional.of(path);
    }
}
