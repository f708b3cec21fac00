package io.rostrum.payments;

import com.stripe.net.RequestOptions;
import io.rostrum.contracts.payments.PaymentRequestRecord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One request that is about to be sent to Stripe.
 *
 * @param lookFirst it may have been sent before with an unknown result, or so long ago that Stripe has
 *     forgotten its key
 * @param firstTriedMillis no object that it made can be older
 */
record Trial(PaymentRequestRecord record, boolean lookFirst, long firstTriedMillis) {

    /** How far Stripe's clock and the log's may differ. */
    private static final long CLOCKS_APART_SECONDS = 3_600;
    private static final long KNOWN_AGAIN_SECONDS = 30L * 24 * 3_600;

    /** The same, looked up in any case. */
    Trial lookingFirst() {
        return new Trial(record, true, firstTriedMillis);
    }

    Origin origin() {
        return Origin.of(record);
    }

    /** The idempotency key of the request's only call, or of one of several. */
    RequestOptions key(String step) {
        return options(step).build();
    }

    RequestOptions key(String step, String account) {
        return options(step).setStripeAccount(account).build();
    }

    /** Seconds before which nothing of this request can have been made. */
    long sinceSeconds() {
        return Math.max(0, firstTriedMillis / 1_000 - CLOCKS_APART_SECONDS);
    }

    /**
     * The same for what is always looked up: so far back that a request which stands in the log twice is
     * known again.
     */
    long longSinceSeconds() {
        return Math.max(0, firstTriedMillis / 1_000 - KNOWN_AGAIN_SECONDS);
    }

    /** A short name of this request for the ids of facts that no object of Stripe's stands for. */
    String mark() {
        return digest().substring(0, 16);
    }

    private RequestOptions.RequestOptionsBuilder options(String step) {
        return RequestOptions.builder().setIdempotencyKey("rostrum-" + digest() + "-" + step);
    }

    private String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(record.requestId().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
