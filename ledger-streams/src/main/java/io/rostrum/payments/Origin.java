package io.rostrum.payments;

import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequestRecord;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an object of Stripe's comes from: the payment, whoever waits for it, and the request that made it.
 *
 * <p>It travels in the object's metadata, so that a webhook months later finds its way.
 *
 * @param requestId null when no request of ours made the object
 */
record Origin(PaymentId paymentId, String replyTo, String requestId) {

    static final String PAYMENT_ID = "paymentId";
    static final String REPLY_TO = "replyTo";
    static final String REQUEST_ID = "requestId";

    static Origin of(PaymentRequestRecord record) {
        return new Origin(record.paymentId(), record.replyTo(), record.requestId());
    }

    /** What stands in the metadata; nothing when the object is not one of ours. */
    static Optional<Origin> in(Map<String, String> metadata) {
        if (metadata == null || !metadata.containsKey(PAYMENT_ID) || !metadata.containsKey(REPLY_TO)) {
            return Optional.empty();
        }
        return Optional.of(new Origin(
                new PaymentId(metadata.get(PAYMENT_ID)), metadata.get(REPLY_TO), metadata.get(REQUEST_ID)));
    }

    /** For what belongs to the platform and no payment: keyed by its object. */
    static Origin platform(String objectId) {
        return new Origin(new PaymentId(objectId), PaymentEventRecord.PLATFORM, null);
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(PAYMENT_ID, paymentId.value());
        metadata.put(REPLY_TO, replyTo);
        metadata.put(REQUEST_ID, requestId);
        return metadata;
    }

    /** The same payment, when the object itself was made by Stripe or a bank. */
    Origin madeByOthers() {
        return new Origin(paymentId, replyTo, null);
    }

    PaymentEventRecord states(String factId, long atMillis, PaymentEvent event) {
        return new PaymentEventRecord(factId, paymentId, replyTo, requestId, atMillis, event);
    }
}
