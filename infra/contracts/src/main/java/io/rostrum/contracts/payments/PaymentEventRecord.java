package io.rostrum.contracts.payments;

import java.util.Objects;

/**
 * One record of {@code payments.events.v1}: a fact about money at Stripe.
 *
 * <p>Stated at least once, in any order, by whoever learns of it first (the answer of a call, a webhook, the
 * sweep of the balance); equal facts have equal ids, so a reader applies an id once.
 *
 * @param factId Stripe object and transition, such as {@code ch_1:succeeded}; what no object stands for
 *     carries the request's id
 * @param paymentId the record's key; what belongs to no payment of ours is keyed by its Stripe object's id
 * @param replyTo the aggregate that asked for the object; {@link #PLATFORM} when nobody did
 * @param requestId the request that made the object; absent when none did
 * @param atMillis when Stripe says that it happened, to the second; else when it was learnt
 */
public record PaymentEventRecord(
        String factId, PaymentId paymentId, String replyTo, String requestId,
        long atMillis, PaymentEvent event) {

    /** The reply address of what concerns the platform's own account and no order or person. */
    public static final String PLATFORM = "platform";

    public PaymentEventRecord {
        Refs.require("factId", factId);
        Objects.requireNonNull(paymentId, "paymentId");
        Refs.require("replyTo", replyTo);
        if (requestId != null) {
            Refs.require("requestId", requestId);
        }
        Objects.requireNonNull(event, "event");
    }
}
