package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * {@code /health}: up while the log is there. Other parts that are away are named, and only degrade what
 * hangs on them.
 */
final class HealthApi {

    private final BooleanSupplier log;
    private final Map<String, BooleanSupplier> others;

    HealthApi(BooleanSupplier log, Map<String, BooleanSupplier> others) {
        this.log = log;
        this.others = Map.copyOf(others);
    }

    /**
     * @param status {@code up}, {@code degraded} or {@code down}; @param parts each {@code up} or
     * {@code away}
     */
    record Health(String status, Map<String, String> parts) {}

    void define(RoutesConfig routes) {
        routes.get("/health", this::health);
    }

    private void health(Context ctx) {
        boolean kafka = log.getAsBoolean();
        Map<String, String> parts = new TreeMap<>();
        parts.put("kafka", word(kafka));
        boolean all = kafka;
        for (Map.Entry<String, BooleanSupplier> part : others.entrySet()) {
            boolean up = part.getValue().getAsBoolean();
            parts.put(part.getKey(), word(up));
            all &= up;
        }
        String status = !kafka ? "down" : all ? "up" : "degraded";
        ctx.status(kafka ? 200 : 503)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(Json.bytes(new Health(status, parts)));
    }

    private static String word(boolean up) {
        return up ? "up" : "away";
    }
}
