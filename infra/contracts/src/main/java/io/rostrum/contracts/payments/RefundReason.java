package io.rostrum.contracts.payments;

/** Why money goes back, in the three words that Stripe knows. */
public enum RefundReason {
    REQUESTED_BY_CUSTOMER,
    DUPLICATE,
    FRAUDULENT
}
