package io.rostrum.analytics.http;

import io.javalin.http.Context;
import io.rostrum.contracts.Json;

/** An answer as JSON. */
final class JsonAnswer {

    private JsonAnswer() {}

    static void send(Context ctx, Object answer) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(Json.bytes(answer));
    }
}
