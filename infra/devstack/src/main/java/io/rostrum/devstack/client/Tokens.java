package io.rostrum.devstack.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.Role;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;

/** Signs development tokens (HS256) with the stack's own key, in the form of {@link Claims}. */
public final class Tokens {

    private final byte[] key;
    private final Clock clock;

    public Tokens(byte[] key, Clock clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** A token for this person that holds for so long from now. */
    public String issue(UserId subject, Collection<Role> roles, Duration validFor) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(subject.value())
                .issuer(Claims.DEVELOPMENT_ISSUER)
                .claim(Claims.ROLES, roles.stream().map(Role::name).toList())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validFor)))
                .build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException("the key for development tokens cannot sign", unusableKey);
        }
    }
}
