package io.rostrum.contracts.payments;

/** Why a request to Stripe came to nothing, when no more precise fact says so. */
public enum RequestRefusal {
    /** Stripe has no such object, or not one of this platform's. */
    UNKNOWN_OBJECT,
    /** Stripe refused the parameters; the code names the first. */
    INVALID,
    /** The object's state does not allow this (a capture of what was voided, a refund above what is left). */
    WRONG_STATE,
    /** The balance that it would be taken from is too small. */
    INSUFFICIENT_BALANCE,
    /** The seller's account cannot receive this yet. */
    ACCOUNT_NOT_READY,
    /**
     * Stripe answered with its own faults until the patience was at an end; a late success will still be
     * stated.
     */
    STRIPE_FAULT,
    /** Stripe did not accept the key for this; an operator must act. */
    NOT_PERMITTED
}
