package io.rostrum.orders.state;

import io.rostrum.contracts.ledger.SaleLines;

/**
 * The refund that is on its way; an order has one at a time.
 *
 * @param released the books take it from the seller and the platform's income, not from the hold
 * @param reversing the seller's part is being called back first
 * @param owed it did not come back: the seller owes it
 * @param reversalId absent until it came back
 * @param refundId absent until it was sent
 */
public record RefundState(
        int number, SaleLines lines, boolean released, boolean reversing, boolean owed, String reversalId,
        String refundId) {

    public long totalMinor() {
        return lines.totalMinor();
    }
}
