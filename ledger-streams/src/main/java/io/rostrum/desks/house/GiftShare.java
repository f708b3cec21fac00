package io.rostrum.desks.house;

import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.orders.asking.Ask;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.Retry;

/**
 * A seller's share of a gift that is no longer held, on its way to their account:
 * {@code WAITING ─► TRANSFERRING ─► BOOKING ─► PAYING_OUT}. It waits while the account cannot take money.
 *
 * @param awaitedFact what the journal was asked to book; absent unless BOOKING
 */
public record GiftShare(String shareId, Money amount, Phase phase, String awaitedFact, Retry retry) {

    /** Where a share is. */
    public enum Phase {
        WAITING,
        TRANSFERRING,
        BOOKING,
        PAYING_OUT
    }

    String name() {
        return "gift/" + shareId;
    }

    GiftShare in(Phase next, String factId) {
        return new GiftShare(shareId, amount, next, factId, null);
    }

    GiftShare later(Retry next) {
        return new GiftShare(shareId, amount, phase, awaitedFact, next);
    }

    String requestId() {
        return RequestIds.current(name() + (phase == Phase.PAYING_OUT ? "/payout" : "/transfer"), retry);
    }

    boolean waits() {
        return retry != null && retry.againAtMillis() > 0;
    }

    long dueMillis() {
        return waits() ? retry.againAtMillis() : Long.MAX_VALUE;
    }

    Ask ask(String replyTo, String accountId) {
        PaymentRequest request = phase == Phase.PAYING_OUT
                ? new PaymentRequest.PayOutSeller(accountId, amount)
                : new PaymentRequest.Transfer(amount, accountId, null, shareId);
        Long firstTried =
                retry == null || retry.firstTriedAtMillis() == 0 ? null : retry.firstTriedAtMillis();
        return new Ask.OfProvider(
                new PaymentRequestRecord(requestId(), new PaymentId(name()), replyTo, firstTried, request));
    }
}
