package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.orders.Happening;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.WalletParts;

import java.util.ArrayList;
import java.util.List;

/** Refunds, in parts or of all that is left. */
final class Refunds {

    private Refunds() {}

    static Happening all(OrderState order, String why) {
        return part(order, order.left().totalMinor(), why);
    }

    /**
     * Shared over what is left by largest remainder; a seller's part that was transferred is called back
     * first.
     */
    static Happening part(OrderState order, long minor, String why) {
        SaleLines lines = LargestRemainder.part(order.left(), minor);
        boolean reversing = order.phase().isTransferred()
                && lines.sellerMinor() > 0
                && order.settlement().sellerMinor() >= lines.sellerMinor();
        List<WalletPart> toWallet = toWallet(order, minor);
        return Happening.of(order, new LifeEvent.RefundBegun(
                order.refunds() + 1, minor, lines, order.phase().isReleased(), reversing, why, toWallet));
    }

    /**
     * By the buyer's choice all of it; else what is more than the card paid. What the card paid stays bound
     * to its charge in the wallet, too.
     */
    private static List<WalletPart> toWallet(OrderState order, long minor) {
        boolean all = order.refundWay() == RefundWay.WALLET;
        long ofWallet = WalletParts.total(order.walletParts());
        long back = all ? Math.min(minor, ofWallet) : Math.max(0, minor - order.cardMinor());
        List<WalletPart> parts = new ArrayList<>(WalletParts.first(order.walletParts(), back));
        if (all && minor > back) {
            parts.add(new WalletPart(order.chargeId(), minor - back));
        }
        return parts;
    }
}
