package io.rostrum.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Claims;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.contracts.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private byte[] secret;
    private Tokens tokens;
    private Instant now = NOW;

    @BeforeEach
    void makeSecret() throws IOException {
        Path file = folder.resolve("secret");
        secret = DevelopmentSecret.createOnce(file);
        InstantSource clock = () -> now;
        tokens = new Tokens(new SignIn.Shared(file, Claims.DEVELOPMENT_ISSUER, true), clock);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Claims.DEVELOPMENT_ISSUER)
                .subject("ann")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim(Claims.ROLES, List.of("BIDDER", "SYSTEM", "EMPEROR"));
    }

    private static String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }

    private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(JWSAlgorithm.HS256, new MACSigner(secret), claims.build());
    }

    private void refused(String token) {
        assertThrows(InvalidToken.class, () -> tokens.verify(token));
    }

    @Test
    void aSignedTokenSpeaksForItsSubjectAndNeverForTheSystem() throws Exception {
        Caller caller = tokens.verify(signed(claims()));
        assertEquals(new UserId("ann"), caller.userId());
        assertEquals(Set.of(Role.BIDDER), caller.roles());
        assertFalse(caller.expired(NOW.toEpochMilli()));
    }

    @Test
    void whatThisGatewayIssuesItVerifies() throws Exception {
        String token = tokens.issue(new UserId("bob"), EnumSet.of(Role.SELLER)).orElseThrow();
        assertEquals(Set.of(Role.SELLER), tokens.verify(token).roles());
    }

    @Test
    void anEndedTokenIsRefusedAndToldSo() throws Exception {
        String token = signed(claims());
        now = NOW.plusSeconds(64);
        tokens.verify(token);
        now = NOW.plusSeconds(66);
        InvalidToken fault = assertThrows(InvalidToken.class, () -> tokens.verify(token));
        assertEquals("the token has ended", fault.getMessage());
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String unsigned = new PlainJWT(claims().build()).serialize();
        refused(unsigned);
        refused(unsigned + "x");
    }

    @Test
    void aTokenSignedOtherwiseIsRefused() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        refused(sign(JWSAlgorithm.RS256, new RSASSASigner(key), claims().build()));
        byte[] longer = new byte[64];
        System.arraycopy(secret, 0, longer, 0, secret.length);
        refused(sign(JWSAlgorithm.HS512, new MACSigner(longer), claims().build()));
        refused(sign(JWSAlgorithm.HS256, new MACSigner(new byte[32]), claims().build()));
    }

    @Test
    void issuerSubjectAndExpiryMustBeThere() throws Exception {
        refused(signed(claims().issuer("https://elsewhere.example")));
        refused(signed(claims().issuer(null)));
        refused(signed(claims().subject(null)));
        refused(signed(claims().subject("not an id")));
        refused(signed(claims().expirationTime(null)));
    }

    @Test
    void garbageIsRefused() {
        refused(null);
        refused("");
        refused("a.b.c");
        refused("é".repeat(50));
        refused("x".repeat(Tokens.CHARS_MAX + 1));
    }

    @Test
    void publishedKeysVerifyAndAPublicKeyIsNoSecret() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        byte[] document = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        server.start();
        try {
            URI keys = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
            Tokens published =
                    new Tokens(
                            new SignIn.Published(keys, Claims.DEVELOPMENT_ISSUER), InstantSource.fixed(NOW));
            SignedJWT good =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims().build());
            good.sign(new RSASSASigner(key));
            assertEquals(new UserId("ann"), published.verify(good.serialize()).userId());
            String confused = sign(
                    JWSAlgorithm.HS256, new MACSigner(key.toRSAPublicKey().getEncoded()), claims().build());
            assertThrows(InvalidToken.class, () -> published.verify(confused));
            assertThrows(
                    InvalidToken.class, () -> published.verify(new PlainJWT(claims().build()).serialize()));
            assertTrue(published.issue(new UserId("x"), EnumSet.of(Role.BIDDER)).isEmpty());
        } finally {
            server.stop(0);
        }
    }
}
