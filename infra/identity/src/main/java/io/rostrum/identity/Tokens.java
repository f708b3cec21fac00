package io.rostrum.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;

import java.io.IOException;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies signed JWTs (RFC 7519): the algorithm must be on the list of the configured keys, so that neither
 * {@code none} nor a public key taken for a secret passes (RFC 8725, section 3.1); issuer, subject and expiry
 * must be there.
 */
public final class Tokens {

    /** How far a token's clock may differ from this node's. */
    public static final Duration LEEWAY = Duration.ofSeconds(5);

    /** How long a token lives that this gateway issues. */
    public static final Duration ISSUED_LIFE = Duration.ofHours(12);

    /** The longest token that is looked at. */
    static final int CHARS_MAX = 8_192;

    private static final int JWKS_MILLIS = 2_000;
    private static final int JWKS_BYTES_MAX = 256 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final InstantSource clock;
    private final String issuer;
    private final byte[] issuingSecret;

    /** @throws IOException if the secret cannot be read */
    public Tokens(SignIn signIn, InstantSource clock) throws IOException {
        this.clock = clock;
        this.issuer = signIn.issuer();
        this.issuingSecret =
                switch (signIn) {
                    case SignIn.Published published -> {
                        processor.setJWSKeySelector(published(published));
                        yield null;
                    }
                    case SignIn.Shared shared -> {
                        byte[] secret = DevelopmentSecret.read(shared.secretFile());
                        processor.setJWSKeySelector(
                                new JWSVerificationKeySelector<>(
                                        JWSAlgorithm.HS256, new ImmutableSecret<>(secret)));
                        yield shared.issues() ? secret : null;
                    }
                };
        processor.setJWTClaimsSetVerifier(claimsVerifier());
    }

    private static JWSVerificationKeySelector<SecurityContext> published(SignIn.Published published)
            throws MalformedURLException {
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        published.keys().toURL(),
                        new com.nimbusds.jose.util.DefaultResourceRetriever(
                                JWKS_MILLIS, JWKS_MILLIS, JWKS_BYTES_MAX))
                .retrying(true)
                .build();
        return new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys);
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier() {
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer).build();
        var verifier = new DefaultJWTClaimsVerifier<>(exact, Set.of("sub", "exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew((int) LEEWAY.toSeconds());
        return verifier;
    }

    /** Whoever the token speaks for. Roles that are not known are ignored; SYSTEM never stands in a token. */
    public Caller verify(String token) throws InvalidToken {
        if (token == null || token.isEmpty() || token.length() > CHARS_MAX) {
            throw new InvalidToken("no token");
        }
        try {
            JWTClaimsSet claims = processor.process(SignedJWT.parse(token), null);
            long expires = claims.getExpirationTime().getTime() + LEEWAY.toMillis();
            return new Caller(new UserId(claims.getSubject()), roles(claims), expires);
        } catch (ParseException | IllegalArgumentException notOne) {
            throw new InvalidToken("the token has not the form that is expected", notOne);
        } catch (BadJOSEException untrue) {
            throw new InvalidToken(words(untrue), untrue);
        } catch (JOSEException away) {
            throw new InvalidToken("the token cannot be verified now", away);
        }
    }

    private static String words(BadJOSEException fault) {
        String message = fault.getMessage() == null ? "" : fault.getMessage();
        if (message.contains("Expired")) {
            return "the token has ended";
        }
        return "the token is not valid";
    }

    private static Set<Role> roles(JWTClaimsSet claims) throws ParseException {
        List<String> names = claims.getStringListClaim(Claims.ROLES);
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names == null ? List.<String>of() : names) {
            for (Role role : Role.values()) {
                if (role != Role.SYSTEM && role.name().equals(name)) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /** A token for anybody; empty unless this gateway issues tokens, which only a development stack does. */
    public Optional<String> issue(UserId userId, Set<Role> roles) {
        if (issuingSecret == null) {
            return Optional.empty();
        }
        Date now = Date.from(clock.instant());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(userId.value())
                .issueTime(now)
                .expirationTime(new Date(now.getTime() + ISSUED_LIFE.toMillis()))
                .claim(Claims.ROLES, roles.stream().map(Role::name).toList())
                .build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(issuingSecret));
            return Optional.of(token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret of the right length signs", e);
        }
    }

    /** Whether {@link #issue} gives tokens. */
    public boolean issues() {
        return issuingSecret != null;
    }
}
