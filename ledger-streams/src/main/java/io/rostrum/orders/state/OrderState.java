package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.ledger.SaleLines;

import java.util.List;

/**
 * One order, from hammer to payout: the fold of its events. Times are log times in epoch milliseconds,
 * amounts minor units.
 *
 * <pre>
 * SaleMade -> INVOICED --paid--> HELD --ship--> SHIPPED --carrier or buyer--> DELIVERED
 *    | unpaid                     | 5 d, or      | 21 d: buyer asked,       | buyer: at once, else 72 h
 *    v                            | cancel agreed| 5 d, then DELIVERED only v
 *  UNPAID -> OFFERED (another     v              | as seen  RELEASING -> RELEASED -> TRANSFERRED -> PAID_OUT
 *     order) | accepted:       REFUNDING <-------+            (journal)   +> AWAITING_SELLER -+
 *            | INVOICED           v (provider, then journal)
 *            + LAPSED          REFUNDED
 *
 *  HELD, SHIPPED, DELIVERED --> DISPUTED --verdict stood--> REFUNDING | RELEASING | a part, then RELEASING
 *  every paid phase: a part refunded, without leaving the phase; all that is left: REFUNDING -> REFUNDED
 *  every paid phase: CARD_DISPUTED lies over it ({@code card});
 *     won: back, clocks later by its length; lost: CHARGED_BACK
 * </pre>
 *
 * @param invoiceId absent while offered
 * @param line its frozen amounts; absent until invoiced
 * @param dueMillis the deadline of the phase; 0 is none
 * @param holdLimitMillis until when its money may be held; 0 is not held
 * @param warnAtMillis when three quarters of that are over; 0 is warned, or not held
 * @param left what of the charge is neither refunded nor charged back; absent until invoiced
 * @param chargeId absent until paid, and if the wallet paid all of it
 * @param walletParts what of {@code left} the wallet paid
 * @param intoWalletMinor what the card paid and the buyer has had back in their wallet; absent is nothing
 * @param refundWay where refunds go; absent until the buyer chose
 * @param awaitedFact the fact whose entry the journal is asked for; absent when none is
 * @param sought the account search or transfer is on its way
 * @param stopped the journal refused what it cannot refuse; a person must act
 */
public record OrderState(
        OrderId orderId,
        InvoiceId invoiceId,
        Sale sale,
        InvoiceLine line,
        OrderPhase phase,
        long dueMillis,
        long holdLimitMillis,
        long warnAtMillis,
        SaleLines left,
        String chargeId,
        List<WalletPart> walletParts,
        Long intoWalletMinor,
        RefundWay refundWay,
        Shipment shipment,
        boolean buyerCancels,
        boolean sellerCancels,
        DisputeState dispute,
        RefundState refund,
        int refunds,
        Settlement settlement,
        boolean sought,
        CardState card,
        Retry retry,
        String awaitedFact,
        boolean stopped,
        long seq,
        String lastHash) {

    public OrderState {
        walletParts = walletParts == null ? List.of() : List.copyOf(walletParts);
    }

    /** What of {@link #left} came from the card. */
    public long cardMinor() {
        return left.totalMinor() - WalletParts.total(walletParts);
    }

    /** What the buyer has twice if a bank gives them the money of the card. */
    public long cardIntoWalletMinor() {
        return intoWalletMinor == null ? 0 : intoWalletMinor;
    }

    /** An order before its first event. */
    public static OrderState before(OrderId orderId) {
        OrderDraft draft = new OrderDraft();
        draft.orderId = orderId;
        draft.lastHash = OrderEventRecord.NO_EVENT;
        return draft.build();
    }

    public OrderDraft draft() {
        return new OrderDraft(this);
    }

    /** Nothing of money moves for it at the moment, so that another step may begin. */
    public boolean idle() {
        boolean transferring = sought && (phase == OrderPhase.RELEASED || phase == OrderPhase.AWAITING_SELLER)
                && settlement.accountId() != null;
        return refund == null && awaitedFact == null && !transferring && !stopped;
    }

    /** Its clocks run: no card dispute, and no step under way that must be over first. */
    public boolean running() {
        return card == null && refund == null && awaitedFact == null && !stopped;
    }
}
