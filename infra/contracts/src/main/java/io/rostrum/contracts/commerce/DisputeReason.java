package io.rostrum.contracts.commerce;

/** What a buyer disputes. */
public enum DisputeReason {
    NOT_RECEIVED,
    NOT_AS_DESCRIBED,
    DAMAGED,
    COUNTERFEIT
}
