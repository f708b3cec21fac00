package io.rostrum.contracts.payments;

import java.util.Objects;

/**
 * One record of {@code payments.requests.v1}: what is asked of Stripe, by whom.
 *
 * @param requestId names this wish for ever: Stripe's idempotency key and the metadata are made from it;
 *     another wish needs another
 * @param paymentId the record's key (a notice is keyed by its object's id instead)
 * @param replyTo the aggregate that waits: written into the object's metadata, so that later facts about it
 *     find the way, too; {@link PaymentEventRecord#PLATFORM} for nobody in particular
 * @param firstTriedAtMillis when it was first tried, if it is sent again by somebody who knows; absent is the
 *     record's own time. What was first tried more than 20 hours ago is looked up before it is sent
 */
public record PaymentRequestRecord(
        String requestId, PaymentId paymentId, String replyTo,
        Long firstTriedAtMillis, PaymentRequest request) {

    public PaymentRequestRecord {
        Refs.require("requestId", requestId);
        Objects.requireNonNull(paymentId, "paymentId");
        Refs.require("replyTo", replyTo);
        Objects.requireNonNull(request, "request");
    }
}
