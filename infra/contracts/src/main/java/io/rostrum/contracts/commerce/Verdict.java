package io.rostrum.contracts.commerce;

/** How a dispute is decided. */
public enum Verdict {
    /** The seller gets what is held. */
    RELEASE,
    /** The buyer gets back everything that is left. */
    REFUND,
    /** The buyer gets a named part back, the seller the rest. */
    SPLIT
}
