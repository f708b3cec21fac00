package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.orders.Happening;
import io.rostrum.orders.state.OrderState;

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
        return Happening.of(order, new LifeEvent.RefundBegun(
                order.refunds() + 1, minor, lines, order.phase().isReleased(), reversing, why));
    }
}
