package io.rostrum.identity;

import java.net.URI;
import java.nio.file.Path;

/** How people prove who they are. */
public sealed interface SignIn {

    /** Whose tokens are taken. */
    String issuer();

    /**
     * Tokens of an OpenID Connect issuer (RS256 or ES256), verified with the keys that it publishes.
     *
     * @param keys its JWKS document
     */
    record Published(URI keys, String issuer) implements SignIn {}

    /**
     * Tokens signed with a shared secret (HS256), for development.
     *
     * @param issues whether this gateway itself gives a token to anybody who asks
     */
    record Shared(Path secretFile, String issuer, boolean issues) implements SignIn {

        @Override
        public String toString() {
            return "Shared[issuer=" + issuer + ", issues=" + issues + "]";
        }
    }
}
