package io.rostrum.ledger.http;

import io.javalin.http.Context;
import io.rostrum.contracts.Json;

import java.util.function.Function;

/** What every read does with a request and its answer. */
final class Exchange {

    private Exchange() {}

    /** The value of a text; whoever sent another is told what is wrong with it. */
    static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException noNumber) {
            throw new Refused(400, "a whole number is wanted");
        } catch (IllegalArgumentException fault) {
            throw new Refused(400, fault.getMessage());
        }
    }

    /** Answers; nobody keeps what was answered. */
    static void send(Context ctx, Object body) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(Json.bytes(body));
    }
}
