package io.rostrum.orders.state;

import io.rostrum.contracts.ledger.SaleLines;

/**
 * CARD_DISPUTED: a bank took the payment back for now; clocks stand still and refunds are blocked.
 *
 * @param disputedMinor this order's part
 * @param lost it is lost, and to be booked as soon as no other step is on its way
 * @param losing what is being booked as lost; absent before
 */
public record CardState(
        String disputeId, long disputedMinor, long sinceMillis, boolean lost, SaleLines losing) {}
