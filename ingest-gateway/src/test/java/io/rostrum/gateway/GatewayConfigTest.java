package io.rostrum.gateway;

import io.rostrum.identity.SignIn;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GatewayConfigTest {

    @Test
    void withoutSettingsItIsADevelopmentGatewayThatIssuesNoTokens() throws Exception {
        GatewayConfig config = GatewayConfig.from(Map.of());
        assertEquals("127.0.0.1:8080", config.listen().toString());
        assertFalse(assertInstanceOf(SignIn.Shared.class, config.signIn()).issues());
        assertTrue(config.allowedOrigins(8080).contains("http://localhost:8080"));
    }

    @Test
    void allFaultsAreToldTogether() {
        GatewayConfig.Invalid invalid = assertThrows(
                GatewayConfig.Invalid.class,
                () -> GatewayConfig.from(Map.of(
                        "ROSTRUM_REDIS", "nowhere",
                        "ROSTRUM_GATEWAY_PORT", "http",
                        "ROSTRUM_NODE", "a b",
                        "ROSTRUM_SOCKETS_MAX", "0",
                        "ROSTRUM_JWKS", "ftp://keys",
                        "ROSTRUM_DEV_SIGN_IN", "true")));
        String message = invalid.getMessage();
        for (String name : new String[] {
            "ROSTRUM_REDIS", "ROSTRUM_GATEWAY_PORT", "ROSTRUM_NODE", "ROSTRUM_SOCKETS_MAX", "ROSTRUM_JWKS",
            "ROSTRUM_DEV_SIGN_IN", "ROSTRUM_JWT_ISSUER"
        }) {
            assertTrue(message.contains(name), name + " in " + message);
        }
    }

    @Test
    void publishedKeysNeedTheirIssuer() throws Exception {
        GatewayConfig config = GatewayConfig.from(
                Map.of("ROSTRUM_JWKS", "https://id.example/keys", "ROSTRUM_JWT_ISSUER", "https://id.example"));
        assertEquals("https://id.example", assertInstanceOf(SignIn.Published.class, config.signIn()).issuer());
    }

    @Test
    void whereTheSecretStandsIsNotTold() throws Exception {
        GatewayConfig config = GatewayConfig.from(Map.of("ROSTRUM_JWT_SECRET_FILE", "/secret/place"));
        assertFalse(config.toString().contains("/secret/place"), config.toString());
    }
}
