package io.rostrum.contracts.ledger;

/** What an entry does to the balances. */
public enum EntryPhase {
    /** Adds to the totals at once. */
    BOOKED,
    /** Sets its amounts aside: they are spent from nobody yet, and nobody else can spend them. */
    RESERVED,
    /** Turns a reservation into totals. */
    POSTED,
    /** Gives a reservation back. */
    VOIDED,
    /** Has no postings: it says something of the book itself. */
    NOTED;

    /**
     * Whether entries of this phase stand in the books that finance reads: trial balance, statements,
     * exports.
     */
    public boolean counts() {
        return this == BOOKED || this == POSTED;
    }
}
