package io.rostrum.gateway.http;

import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.gateway.admission.Origins;
import io.rostrum.identity.InvalidToken;
import io.rostrum.identity.Tokens;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;

/** What every request passes: its page's origin, its token, the size and the form of its body. */
final class Door {

    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final Origins origins;

    Door(Tokens tokens, Origins origins) {
        this.tokens = tokens;
        this.origins = origins;
    }

    /**
     * Refuses a page that is not on the list; a request that changes something says so before anything else.
     */
    void requireOrigin(Context ctx) throws RefusedRequest {
        if (!origins.allow(ctx.header("Origin"))) {
            throw new RefusedRequest(403, Refusal.FORBIDDEN, "this page's origin is not on the list");
        }
    }

    /** Whoever sent the request. */
    Caller caller(Context ctx) throws RefusedRequest {
        String header = ctx.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new RefusedRequest(401, Refusal.UNAUTHENTICATED, "a bearer token is wanted");
        }
        try {
            return tokens.verify(header.substring(BEARER.length()).strip());
        } catch (InvalidToken fault) {
            throw new RefusedRequest(401, Refusal.UNAUTHENTICATED, fault.getMessage());
        }
    }

    /** The body, if it is not longer than that. */
    byte[] body(Context ctx, int bytesMax) throws RefusedRequest, IOException {
        if (ctx.contentLength() > bytesMax) {
            throw tooLarge(bytesMax);
        }
        try (InputStream in = ctx.req().getInputStream()) {
            byte[] body = in.readNBytes(bytesMax + 1);
            if (body.length > bytesMax) {
                throw tooLarge(bytesMax);
            }
            return body;
        }
    }

    private static RefusedRequest tooLarge(int bytesMax) {
        return new RefusedRequest(413, Refusal.SIZE, "a body has at most " + bytesMax + " bytes");
    }

    /** The body as a record. */
    <T> T read(Context ctx, int bytesMax, Class<T> type) throws RefusedRequest, IOException {
        String media = ctx.contentType();
        if (media == null || !media.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new RefusedRequest(415, Refusal.FORM, "the body must be application/json");
        }
        try {
            return Json.readEdge(body(ctx, bytesMax), type);
        } catch (MalformedRecord fault) {
            throw new RefusedRequest(400, Refusal.FORM, fault.getMessage());
        }
    }

    static ShowId showId(Context ctx) throws RefusedRequest {
        return id(ctx, "showId", ShowId::new);
    }

    /** A path parameter as an id. */
    static <T> T id(Context ctx, String name, Function<String, T> parse) throws RefusedRequest {
        try {
            return parse.apply(ctx.pathParam(name));
        } catch (IllegalArgumentException fault) {
            throw new RefusedRequest(400, Refusal.FORM, fault.getMessage());
        }
    }
}
