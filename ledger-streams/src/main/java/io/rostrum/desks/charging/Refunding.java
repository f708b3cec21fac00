package io.rostrum.desks.charging;

import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentEvent.RefundMade;
import io.rostrum.contracts.payments.PaymentEvent.RequestRefused;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.contracts.payments.RefundReason;
import io.rostrum.desks.DeskTerms;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.Retry;

/**
 * Money of one charge that is on its way back; asked for until it is done.
 *
 * @param name begins the id of each request about it, and is the payment's id
 */
public record Refunding(String name, String replyTo, String chargeId, Money amount, Retry retry) {

    public static Refunding of(String name, String replyTo, String chargeId, Money amount) {
        return new Refunding(name, replyTo, chargeId, amount, null);
    }

    public Ask ask() {
        Long firstTried =
                retry == null || retry.firstTriedAtMillis() == 0 ? null : retry.firstTriedAtMillis();
        return new Ask.OfProvider(new PaymentRequestRecord(
                requestId(), new PaymentId(name), replyTo, firstTried,
                new PaymentRequest.Refund(chargeId, amount, RefundReason.REQUESTED_BY_CUSTOMER)));
    }

    private String requestId() {
        return RequestIds.current(name + "/refund", retry);
    }

    /** Whether this is the refund that was asked for. */
    public boolean isMade(PaymentEventRecord told) {
        return told.event() instanceof RefundMade && told.paymentId().value().equals(name);
    }

    /** Whether the provider refused to do it; then it is asked again later. */
    public boolean isRefused(PaymentEventRecord told) {
        boolean waiting = retry != null && retry.againAtMillis() > 0;
        return !waiting && told.event() instanceof RequestRefused refused
                && refused.requestId().equals(requestId());
    }

    public Refunding later(RequestRefused refused, long now, DeskTerms terms) {
        return new Refunding(name, replyTo, chargeId, amount, Pauses.after(retry, refused, now, terms));
    }

    public long dueMillis() {
        return retry == null || retry.againAtMillis() == 0 ? Long.MAX_VALUE : retry.againAtMillis();
    }

    public Refunding due() {
        return new Refunding(name, replyTo, chargeId, amount, retry.sent());
    }
}
