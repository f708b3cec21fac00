package io.rostrum.ledger.http;

import io.javalin.http.Context;
import io.rostrum.contracts.Json;

/** A request that is not served, as {@code application/problem+json} (RFC 9457). */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String detail) {
        super(detail);
        this.status = status;
    }

    /** The body. */
    record Problem(String type, int status, String detail) {}

    void send(Context ctx) {
        send(ctx, status, getMessage());
    }

    static void send(Context ctx, int status, String detail) {
        ctx.status(status)
                .contentType("application/problem+json")
                .result(Json.bytes(new Problem("about:blank", status, detail)));
    }
}
