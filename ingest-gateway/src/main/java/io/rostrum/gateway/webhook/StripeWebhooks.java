package io.rostrum.gateway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.gateway.webhook.RefusedWebhook.Reason;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes Stripe's webhooks: what is signed becomes a notice of ids alone, and is taken once the log has it.
 *
 * <p>Nothing of the payload goes further: whoever reads the notice asks Stripe itself, so that order, repeats
 * and delays of webhooks do not matter.
 */
public final class StripeWebhooks {

    /** The largest body; Stripe's own events are far smaller. */
    public static final int BODY_BYTES_MAX = 256 * 1024;

    private final StripeSignature signature;
    private final NoticeLog log;
    private final InstantSource clock;

    public StripeWebhooks(StripeSignature signature, NoticeLog log, InstantSource clock) {
        this.signature = signature;
        this.log = log;
        this.clock = clock;
    }

    /** False when it is not known whether the log has the notice: Stripe sends it again. */
    public boolean take(String signatureHeader, byte[] body) throws RefusedWebhook, InterruptedException {
        signature.verify(signatureHeader, body, clock.instant().getEpochSecond());
        Optional<PaymentRequestRecord> notice = notice(body);
        return notice.isEmpty() || log.append(notice.get());
    }

    /** Nothing when the event is about no object with an id of its own, such as the balance. */
    static Optional<PaymentRequestRecord> notice(byte[] body) throws RefusedWebhook {
        JsonNode event = event(body);
        JsonNode object = event.path("data").path("object");
        if (!object.path("id").isTextual()) {
            return Optional.empty();
        }
        try {
            String eventId = event.path("id").asText();
            String objectId = object.get("id").textValue();
            String account = event.path("account").isTextual() ? event.get("account").textValue() : null;
            return Optional.of(new PaymentRequestRecord(
                    eventId, new PaymentId(objectId), PaymentEventRecord.PLATFORM, null,
                    new PaymentRequest.LookInto(
                            eventId, event.path("type").asText(), object.path("object").asText(), objectId,
                            account)));
        } catch (IllegalArgumentException fault) {
            throw new RefusedWebhook(Reason.NO_EVENT, fault.getMessage());
        }
    }

    private static JsonNode event(byte[] body) throws RefusedWebhook {
        try {
            JsonNode event = Json.read(body, JsonNode.class);
            if ("event".equals(event.path("object").asText()) && event.path("type").isTextual()) {
                return event;
            }
            throw new RefusedWebhook(Reason.NO_EVENT, "the body is no event");
        } catch (MalformedRecord fault) {
            throw new RefusedWebhook(Reason.NO_EVENT, fault.getMessage());
        }
    }
}
