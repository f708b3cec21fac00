package io.rostrum.contracts.ledger;

/** The side of an account that a posting adds to. */
public enum Side {
    DEBIT,
    CREDIT;

    public Side opposite() {
        return this == DEBIT ? CREDIT : DEBIT;
    }
}
