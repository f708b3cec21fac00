package io.rostrum.stripe.store;

/**
 * The answer that an idempotency key had.
 *
 * @param key with the account that it was used for
 * @param fingerprint of method, path and parameters
 * @param atSeconds when it was first used; it is forgotten 24 hours later
 */
public record Remembered(String key, String fingerprint, int status, String body, long atSeconds) {

    /** How long Stripe remembers a key. */
    public static final long SECONDS = 24 * 3_600;
}
