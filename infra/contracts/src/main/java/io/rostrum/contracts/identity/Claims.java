package io.rostrum.contracts.identity;

/**
 * The claims of a Rostrum token (a signed JWT): {@code sub} is the {@code UserId}, {@code roles} an array of
 * {@link Role} names, {@code iss}, {@code iat} and {@code exp} as in RFC 7519. The development stack signs
 * with HS256 and a secret made at its first start.
 */
public final class Claims {

    public static final String ROLES = "roles";
    public static final String DEVELOPMENT_ISSUER = "rostrum-dev";

    private Claims() {}
}
