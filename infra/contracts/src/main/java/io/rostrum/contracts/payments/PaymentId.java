package io.rostrum.contracts.payments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one business with Stripe: the payment of an invoice and all that follows from it, a deposit, an
 * account, a payout.
 *
 * <p>It is the key of requests and facts, so requests of one payment are carried out in their order; it
 * stands in the metadata of every object that a request makes. 1 to 200 characters of
 * {@code A-Z a-z 0-9 _ - : . /}, chosen by whoever asks.
 */
public record PaymentId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Refs.require("paymentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
