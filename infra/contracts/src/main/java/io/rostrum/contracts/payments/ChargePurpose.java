package io.rostrum.contracts.payments;

/**
 * What a charge is for; stands in the object's metadata and on the buyer's statement, and decides nothing.
 */
public enum ChargePurpose {
    INVOICE,
    CREDITS,
    WALLET,
    PLAN
}
