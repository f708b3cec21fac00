package io.rostrum.payments;

import com.stripe.model.BalanceTransaction;
import io.rostrum.contracts.payments.BalanceMove;

/** Balance transactions in the platform's words. */
final class Moves {

    private Moves() {}

    /** The part of a balance transaction that never changes; {@link NotYet} when there is none. */
    static BalanceMove of(BalanceTransaction booked) {
        if (booked == null) {
            throw new NotYet("the balance transaction is not there yet");
        }
        String currency = booked.getCurrency();
        return new BalanceMove(
                booked.getId(),
                booked.getType(),
                StripeAmounts.fromStripe(booked.getAmount(), currency),
                StripeAmounts.fromStripe(booked.getFee(), currency),
                StripeAmounts.fromStripe(booked.getNet(), currency),
                StripeAmounts.iso(currency),
                booked.getCreated() * 1_000,
                booked.getAvailableOn() * 1_000,
                booked.getAvailableOn() <= booked.getCreated());
    }
}
