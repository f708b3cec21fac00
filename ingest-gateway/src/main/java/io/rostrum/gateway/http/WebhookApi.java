package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.gateway.metrics.GatewayMetrics;
import io.rostrum.gateway.webhook.RefusedWebhook;
import io.rostrum.gateway.webhook.StripeWebhooks;

import java.io.IOException;

/**
 * {@code POST /stripe/webhook}: answers 200 only when the log has the notice, so that Stripe sends everything
 * else again.
 */
final class WebhookApi {

    private static final long AGAIN_MILLIS = 1_000;

    private final Door door;
    private final StripeWebhooks webhooks;
    private final GatewayMetrics metrics;

    WebhookApi(Door door, StripeWebhooks webhooks, GatewayMetrics metrics) {
        this.door = door;
        this.webhooks = webhooks;
        this.metrics = metrics;
    }

    void define(RoutesConfig routes) {
        routes.post("/stripe/webhook", this::take);
    }

    private void take(Context ctx) throws RefusedRequest, IOException, InterruptedException {
        byte[] body = door.body(ctx, StripeWebhooks.BODY_BYTES_MAX);
        try {
            if (!webhooks.take(ctx.header("Stripe-Signature"), body)) {
                throw new RefusedRequest(
                        Problem.of(503, Refusal.RATE, "the log cannot be reached", false, 0, AGAIN_MILLIS));
            }
            metrics.count("rostrum.webhooks", "taken", "true");
            ctx.status(200).contentType("application/json").result("{\"received\":true}");
        } catch (RefusedWebhook refused) {
            metrics.count("rostrum.webhooks", "taken", refused.reason().name());
            boolean form = refused.reason() == RefusedWebhook.Reason.NO_EVENT;
            throw new RefusedRequest(form ? 400 : 401, form ? Refusal.FORM : Refusal.UNAUTHENTICATED,
                    refused.getMessage());
        }
    }
}
