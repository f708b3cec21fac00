package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.ledger.SaleLines;

import java.util.List;

/**
 * The refund that is on its way; an order has one at a time.
 *
 * @param released the books take it from the seller and the platform's income, not from the hold
 * @param reversing the seller's part is being called back first
 * @param owed it did not come back: the seller owes it
 * @param reversalId absent until it came back
 * @param refundId absent until it was sent
 * @param toWallet what goes into the wallet, by the charges that it came from
 */
public record RefundState(
        int number, SaleLines lines, boolean released, boolean reversing, boolean owed, String reversalId,
        String refundId, List<WalletPart> toWallet) {

    public RefundState {
        toWallet = toWallet == null ? List.of() : List.copyOf(toWallet);
    }


    public long totalMinor() {
        return lines.totalMinor();
    }

    public long walletMinor() {
        return WalletParts.total(toWallet);
    }

    /** What goes back to the card. */
    public long cardMinor() {
        return totalMinor() - walletMinor();
    }

    public RefundState next(boolean callingBack, boolean isOwed, String reversal, String refund) {
        return new RefundState(number, lines, released, callingBack, isOwed, reversal, refund, toWallet);
    }
}
