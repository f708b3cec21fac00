package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.identity.Tokens;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Sign-in for development: anybody may be anybody. Defined only if the gateway issues tokens itself. */
final class TokensApi {

    private static final int BODY_BYTES_MAX = 4_096;

    private final Door door;
    private final Tokens tokens;
    private final InstantSource clock;

    TokensApi(Door door, Tokens tokens, InstantSource clock) {
        this.door = door;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Who somebody wants to be. */
    record Wanted(UserId sub, List<Role> roles) {
        Wanted {
            Objects.requireNonNull(sub, "sub");
            roles = roles == null ? List.of() : List.copyOf(roles);
            if (roles.contains(Role.SYSTEM)) {
                throw new IllegalArgumentException("SYSTEM never stands in a token");
            }
        }
    }

    record Issued(String token, UserId sub, List<Role> roles, long expiresAtMillis) {}

    void define(RoutesConfig routes) {
        routes.post("/api/v1/dev/token", this::issue);
    }

    private void issue(Context ctx) throws RefusedRequest, IOException {
        door.requireOrigin(ctx);
        Wanted wanted = door.read(ctx, BODY_BYTES_MAX, Wanted.class);
        String token = tokens.issue(wanted.sub(), Set.copyOf(wanted.roles()))
                .orElseThrow(
                        () -> new RefusedRequest(404, Refusal.FORBIDDEN, "this gateway issues no tokens"));
        long expires = clock.millis() + Tokens.ISSUED_LIFE.toMillis();
        ctx.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(Json.bytes(new Issued(token, wanted.sub(), wanted.roles(), expires)));
    }
}
