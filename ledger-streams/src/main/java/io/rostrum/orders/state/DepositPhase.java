package io.rostrum.orders.state;

/** Where the deposit behind a paddle stands. */
public enum DepositPhase {
    ASKED,
    KNOWN,
    HELD,
    CAPTURING,
    /** Taken at the provider; the journal is asked to book it. */
    BOOKING,
    RETURNING,
    /** Let go, or lapsed. */
    RETURNED,
    /** Forfeited or refused. */
    OVER
}
