package io.rostrum.orders.state;

/** Where an invoice stands. */
public enum InvoicePhase {
    /** Lots are collected until the show ends, the buyer checks out, or a bounded time is over. */
    COLLECTING,
    /** Issued and to be paid. */
    DUE,
    /** Overdue; the charge is being called off. */
    CANCELLING,
    /** The provider has the money, the journal is asked to book it. */
    BOOKING,
    PAID,
    DEFAULTED
}
