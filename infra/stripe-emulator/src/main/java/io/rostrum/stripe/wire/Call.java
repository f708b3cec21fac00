package io.rostrum.stripe.wire;

/**
 * One request, as far as a resource needs it.
 *
 * @param path without the version: {@code payment_intents/pi_1/confirm}
 * @param account the connected account that it is made for; null is the platform's
 * @param idempotencyKey null when there is none
 */
public record Call(
        String method, String path, String account, String idempotencyKey, String requestId, String version,
        Form form) {}
