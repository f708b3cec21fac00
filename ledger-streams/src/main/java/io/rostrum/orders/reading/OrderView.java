package io.rostrum.orders.reading;

import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.orders.state.DisputeState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.Shipment;
import io.rostrum.orders.state.WalletParts;

import java.util.List;

/**
 * One order as its buyer, its seller and an arbiter read it. Amounts in minor units of its currency, times in
 * epoch milliseconds.
 *
 * @param invoiceId absent while offered
 * @param totalMinor what the buyer pays for it; 0 until invoiced
 * @param refundedMinor what went back to the buyer, or was charged back
 * @param walletMinor what of it the wallet paid and is not refunded
 * @param refundWay where the buyer wants refunds to go; absent is where the payment came from
 * @param commissionBasisPoints the rate that it was sold under
 * @param deadlineMillis of the step at hand; absent is none
 * @param timeline what happened, the oldest first; only when one order is read
 */
public record OrderView(
        String orderId,
        String invoiceId,
        String showId,
        String lotId,
        String buyerId,
        String sellerId,
        String currency,
        OrderPhase phase,
        long hammerMinor,
        long premiumMinor,
        long taxMinor,
        long shippingMinor,
        long totalMinor,
        long refundedMinor,
        long walletMinor,
        RefundWay refundWay,
        long commissionMinor,
        int commissionBasisPoints,
        long placedAtMillis,
        long changedAtMillis,
        Long deadlineMillis,
        String carrier,
        String tracking,
        TrackingStatus trackingStatus,
        Dispute dispute,
        boolean cardDisputed,
        NextStep next,
        String invoicePhase,
        List<Happened> timeline) {

    /** A dispute between buyer and seller. @param verdict absent until decided */
    public record Dispute(
            DisputeReason reason, long openedAtMillis, boolean answered, boolean appealed, Verdict verdict,
            long refundMinor) {

        static Dispute of(DisputeState state) {
            return state == null
                    ? null
                    : new Dispute(
                            state.reason(), state.openedAtMillis(), state.answered(), state.appealed(),
                            state.verdict(), state.refundMinor());
        }
    }

    /**
     * One event of its life, by its type. @param evidence references that came with it; absent without any
     */
    public record Happened(long seq, long atMillis, String type, List<String> evidence) {}

    /**
     * The view of an order.
     *
     * @param invoice its invoice; null while it has none
     * @param timeline null to leave it out
     */
    public static OrderView of(
            OrderState order, InvoiceState invoice, long placedAtMillis, long changedAtMillis,
            List<Happened> timeline) {
        Sale sale = order.sale();
        InvoiceLine line = order.line();
        Shipment shipment = order.shipment();
        boolean invoiced = line != null;
        long total = invoiced ? line.paidMinor() : 0;
        long left = order.left() == null ? total : order.left().totalMinor();
        return new OrderView(
                order.orderId().value(),
                order.invoiceId() == null ? null : order.invoiceId().value(),
                sale.showId().value(),
                sale.lotId().value(),
                sale.buyerId().value(),
                sale.sellerId().value(),
                sale.currency(),
                order.phase(),
                sale.hammerMinor(),
                invoiced ? line.premiumMinor() : 0,
                invoiced ? line.taxMinor() : 0,
                invoiced ? line.shippingMinor() : 0,
                total,
                total - left,
                WalletParts.total(order.walletParts()),
                order.refundWay(),
                invoiced ? line.commissionMinor() : 0,
                sale.commission() == null ? 0 : sale.commission().basisPoints(),
                placedAtMillis,
                changedAtMillis,
                deadline(order, invoice),
                shipment == null ? null : shipment.carrier(),
                shipment == null ? null : shipment.tracking(),
                shipment == null ? null : shipment.status(),
                Dispute.of(order.dispute()),
                order.card() != null,
                NextStep.of(order, invoice),
                invoice == null ? null : invoice.phase().name(),
                timeline);
    }

    private static Long deadline(OrderState order, InvoiceState invoice) {
        if (order.phase() == OrderPhase.INVOICED && invoice != null && invoice.dueAtMillis() != 0) {
            return invoice.dueAtMillis();
        }
        return order.dueMillis() == 0 ? null : order.dueMillis();
    }
}
