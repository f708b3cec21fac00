package io.rostrum.identity;

import io.rostrum.contracts.identity.Claims;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads how people prove who they are: {@code ROSTRUM_JWKS} with {@code ROSTRUM_JWT_ISSUER}, or the secret of
 * {@code ROSTRUM_JWT_SECRET_FILE}, and {@code ROSTRUM_DEV_SIGN_IN} for development.
 */
public final class SignInSettings {

    private final Map<String, String> environment;
    private final List<String> faults;

    private SignInSettings(Map<String, String> environment, List<String> faults) {
        this.environment = environment;
        this.faults = faults;
    }

    /**
     * What is set; every fault is added to {@code faults}. {@code data} is where the secret is unless said
     * otherwise.
     */
    public static SignIn read(Map<String, String> environment, Path data, List<String> faults) {
        return new SignInSettings(environment, faults).read(data);
    }

    private SignIn read(Path data) {
        boolean issues = issues();
        String keys = text("ROSTRUM_JWKS");
        String issuer = text("ROSTRUM_JWT_ISSUER");
        String secret = text("ROSTRUM_JWT_SECRET_FILE");
        if (keys == null) {
            Path file = secret == null ? data.resolve("secrets/jwt-hs256.key") : Path.of(secret);
            return new SignIn.Shared(file, issuer == null ? Claims.DEVELOPMENT_ISSUER : issuer, issues);
        }
        if (issuer == null) {
            faults.add("ROSTRUM_JWT_ISSUER must name the issuer whose keys ROSTRUM_JWKS publishes");
        }
        if (issues) {
            faults.add("ROSTRUM_DEV_SIGN_IN is for development; it cannot stand beside ROSTRUM_JWKS");
        }
        if (secret != null) {
            faults.add("ROSTRUM_JWT_SECRET_FILE cannot stand beside ROSTRUM_JWKS");
        }
        return new SignIn.Published(webAddress(keys), issuer);
    }

    private boolean issues() {
        String text = text("ROSTRUM_DEV_SIGN_IN");
        if (text != null && !text.equals("true") && !text.equals("false")) {
            faults.add("ROSTRUM_DEV_SIGN_IN: true or false");
        }
        return "true".equals(text);
    }

    private URI webAddress(String text) {
        try {
            URI address = URI.create(text);
            if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
                faults.add("ROSTRUM_JWKS: an http or https address");
            }
            return address;
        } catch (IllegalArgumentException noAddress) {
            faults.add("ROSTRUM_JWKS: " + noAddress.getMessage());
            return URI.create("");
        }
    }

    private String text(String name) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
