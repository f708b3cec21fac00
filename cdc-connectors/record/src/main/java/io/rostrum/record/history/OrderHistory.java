package io.rostrum.record.history;

import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.BuyerAsked;
import io.rostrum.contracts.commerce.LifeEvent.CancelAgreed;
import io.rostrum.contracts.commerce.LifeEvent.CardDisputeBegan;
import io.rostrum.contracts.commerce.LifeEvent.CardDisputeLosing;
import io.rostrum.contracts.commerce.LifeEvent.CardDisputeOver;
import io.rostrum.contracts.commerce.LifeEvent.DecisionAppealed;
import io.rostrum.contracts.commerce.LifeEvent.DecisionStood;
import io.rostrum.contracts.commerce.LifeEvent.DisputeAnswered;
import io.rostrum.contracts.commerce.LifeEvent.DisputeDecided;
import io.rostrum.contracts.commerce.LifeEvent.HoldWarned;
import io.rostrum.contracts.commerce.LifeEvent.LedgerStopped;
import io.rostrum.contracts.commerce.LifeEvent.OrderChargedBack;
import io.rostrum.contracts.commerce.LifeEvent.OrderDefaulted;
import io.rostrum.contracts.commerce.LifeEvent.OrderDelivered;
import io.rostrum.contracts.commerce.LifeEvent.OrderDisputed;
import io.rostrum.contracts.commerce.LifeEvent.OrderHeld;
import io.rostrum.contracts.commerce.LifeEvent.OrderInvoiced;
import io.rostrum.contracts.commerce.LifeEvent.OrderPaidOut;
import io.rostrum.contracts.commerce.LifeEvent.OrderPlaced;
import io.rostrum.contracts.commerce.LifeEvent.OrderRefunded;
import io.rostrum.contracts.commerce.LifeEvent.OrderReleased;
import io.rostrum.contracts.commerce.LifeEvent.OrderShipped;
import io.rostrum.contracts.commerce.LifeEvent.OrderTransferred;
import io.rostrum.contracts.commerce.LifeEvent.PayoutAsked;
import io.rostrum.contracts.commerce.LifeEvent.RefundBegun;
import io.rostrum.contracts.commerce.LifeEvent.RefundBooked;
import io.rostrum.contracts.commerce.LifeEvent.RefundChosen;
import io.rostrum.contracts.commerce.LifeEvent.RefundDropped;
import io.rostrum.contracts.commerce.LifeEvent.RefundReturned;
import io.rostrum.contracts.commerce.LifeEvent.RefundSent;
import io.rostrum.contracts.commerce.LifeEvent.ReleaseAsked;
import io.rostrum.contracts.commerce.LifeEvent.ReversalSent;
import io.rostrum.contracts.commerce.LifeEvent.ReversalSettled;
import io.rostrum.contracts.commerce.LifeEvent.SecondChanceAccepted;
import io.rostrum.contracts.commerce.LifeEvent.SecondChanceLapsed;
import io.rostrum.contracts.commerce.LifeEvent.SecondChanceOffered;
import io.rostrum.contracts.commerce.LifeEvent.SellerAwaited;
import io.rostrum.contracts.commerce.LifeEvent.SellerSought;
import io.rostrum.contracts.commerce.LifeEvent.StepDelayed;
import io.rostrum.contracts.commerce.LifeEvent.StepRepeated;
import io.rostrum.contracts.commerce.LifeEvent.TrackingSeen;
import io.rostrum.contracts.commerce.LifeEvent.TransferAsked;
import io.rostrum.contracts.commerce.LifeEvent.TransferSent;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.record.rows.DisputeRow;
import io.rostrum.record.rows.OrderRow;
import io.rostrum.record.rows.PayoutRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.SellerRow;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An order's life as rows of orders, payouts and disputes. */
public final class OrderHistory extends History<Fact.OfTrade> {

    private static final Set<String> PAID_AND_UNRELEASED =
            Set.of("HELD", "SHIPPED", "DELIVERED", "DISPUTED", "REFUNDING");
    private static final String BUYER = "BUYER";
    private static final String CARD = "CARD";

    private OrderRow order;
    private PayoutRow payout;
    private final List<DisputeRow> disputes;

    /**
     * @param order null before its first event
     * @param payout null before a transfer was asked for
     * @param disputes in the order of their beginning
     */
    public OrderHistory(SubjectRow subject, OrderRow order, PayoutRow payout, List<DisputeRow> disputes) {
        super(subject);
        this.order = order;
        this.payout = payout;
        this.disputes = new ArrayList<>(disputes);
    }

    @Override
    void apply(Fact.OfTrade fact, Rows rows) {
        OrderEventRecord record = fact.event();
        if (!(record.event() instanceof LifeEvent event)) {
            throw new Unfitting("it is no event of an order");
        }
        long at = record.atMillis();
        if (order == null) {
            order = begun(record.orderId(), event);
        }
        switch (event) {
            case OrderPlaced e -> {
                sale(e.sale(), rows, at);
                order.invoiceId = record.invoiceId().value();
                enter("INVOICED", 0);
            }
            case SecondChanceOffered e -> {
                sale(e.sale(), rows, at);
                enter("OFFERED", e.expiresAtMillis());
            }
            case OrderInvoiced e -> invoiced(e, at);
            case OrderDefaulted e -> close("UNPAID", at);
            case SecondChanceAccepted e -> {
                order.invoiceId = record.invoiceId().value();
                enter("INVOICED", 0);
            }
            case SecondChanceLapsed e -> close("LAPSED", at);
            case OrderHeld e -> {
                order.heldAtMillis = at;
                order.holdLimitMillis = e.holdLimitMillis();
                enter("HELD", e.shipByMillis());
            }
            case OrderShipped e -> {
                order.shippedAtMillis = at;
                enter("SHIPPED", e.askBuyerAtMillis());
            }
            case BuyerAsked e -> order.dueAtMillis = e.answerByMillis();
            case OrderDelivered e -> {
                order.deliveredAtMillis = at;
                enter("DELIVERED", e.disputeUntilMillis());
            }
            case OrderDisputed e -> disputed(e, at, rows);
            case DisputeAnswered e -> {
                DisputeRow dispute = dispute("ANSWERED", e.decideByMillis(), at, rows);
                dispute.answeredAtMillis = at;
            }
            case DisputeDecided e -> {
                DisputeRow dispute = dispute("DECIDED", e.appealUntilMillis(), at, rows);
                dispute.verdict = e.verdict().name();
                dispute.decidedBy = e.by().name();
                dispute.refundMinor = e.refundMinor();
                dispute.decidedAtMillis = at;
            }
            case DecisionAppealed e -> dispute("APPEALED", e.decideByMillis(), at, rows);
            case DecisionStood e -> dispute("STOOD", 0, at, rows).closedAtMillis = at;
            case RefundBegun e -> refundBegun(e);
            case ReversalSent e -> reversed(e, at, rows);
            case RefundBooked e -> order.refundedMinor += e.refundMinor();
            case OrderRefunded e -> close("REFUNDED", at);
            case ReleaseAsked e -> {
                order.sellerMinor = e.lines().sellerMinor();
                enter("RELEASING", 0);
            }
            case OrderReleased e -> {
                order.releasedAtMillis = at;
                enter("RELEASED", 0);
            }
            case SellerAwaited e -> enter("AWAITING_SELLER", 0);
            case TransferAsked e -> transferAsked(e, at, rows);
            case TransferSent e -> {
                payout("TRANSFER_SENT", at, rows).transferId = e.transferId();
                payout.sellerMinor = e.sellerMinor();
            }
            case OrderTransferred e -> {
                payout("TRANSFERRED", at, rows).transferredAtMillis = at;
                order.transferredAtMillis = at;
                order.holdLimitMillis = e.holdLimitMillis();
                enter("TRANSFERRED", 0);
                payout.payoutByMillis = e.holdLimitMillis();
            }
            case PayoutAsked e -> payout("PAYOUT_ASKED", at, rows).attempts = e.attempt();
            case OrderPaidOut e -> {
                payout("PAID_OUT", at, rows).payoutId = e.payoutId();
                order.paidOutAtMillis = at;
                close("PAID_OUT", at);
                payout.paidOutAtMillis = at;
            }
            case CardDisputeBegan e -> cardDisputed(e, at, rows);
            case CardDisputeLosing e ->
                cardDispute("LOSING", at, rows).refundMinor = e.lines().totalMinor();
            case CardDisputeOver e -> cardOver(cardDispute("OVER", at, rows), at);
            case OrderChargedBack e -> chargedBack(at, rows);
            case LedgerStopped e -> order.holdReason = "STOPPED";
            case TrackingSeen e -> { }
            case RefundChosen e -> { }
            case CancelAgreed e -> { }
            case ReversalSettled e -> { }
            case RefundSent e -> { }
            case RefundDropped e -> { }
            case RefundReturned e -> { }
            case SellerSought e -> { }
            case StepDelayed e -> { }
            case StepRepeated e -> { }
            case HoldWarned e -> { }
        }
        order.holdReason = holdReason();
        order.updatedAtMillis = at;
        rows.put(Table.ORDERS, order);
    }

    private static OrderRow begun(OrderId orderId, LifeEvent event) {
        if (!(event instanceof OrderPlaced) && !(event instanceof SecondChanceOffered)) {
            throw new Unfitting("no order begins so");
        }
        OrderRow order = new OrderRow();
        order.orderId = orderId.value();
        order.turn = orderId.turn();
        return order;
    }

    private void sale(Sale sale, Rows rows, long at) {
        order.showId = sale.showId().value();
        order.lotId = sale.lotId().value();
        order.sellerId = sale.sellerId().value();
        order.buyerId = sale.buyerId().value();
        order.paddle = sale.paddle();
        order.category = sale.category();
        order.currency = sale.currency();
        order.hammerMinor = sale.hammerMinor();
        order.premiumBasisPoints = sale.premiumBasisPoints();
        order.placedAtMillis = at;
        SellerRow seller = new SellerRow();
        seller.sellerId = order.sellerId;
        seller.sinceMillis = at;
        if (sale.commission() != null) {
            order.commissionBasisPoints = sale.commission().basisPoints();
            order.tierFromMinor = sale.commission().tierFromMinor();
            order.volumeMinor = sale.commission().volumeMinor();
            order.planId = sale.commission().planId();
            seller.planId = order.planId;
            seller.planAtMillis = at;
        }
        rows.put(Table.SELLERS, seller);
    }

    private void invoiced(OrderInvoiced e, long at) {
        InvoiceLine line = e.line();
        order.hammerMinor = line.hammerMinor();
        order.premiumMinor = line.premiumMinor();
        order.shippingMinor = line.shippingMinor();
        order.taxMinor = line.taxMinor();
        order.commissionMinor = line.commissionMinor();
        order.sellerMinor = Math.subtractExact(
                Math.addExact(line.hammerMinor(), line.shippingMinor()), line.commissionMinor());
        order.invoicedAtMillis = at;
        order.dueAtMillis = e.dueAtMillis();
    }

    private long paidMinor() {
        return order.hammerMinor + order.premiumMinor + order.shippingMinor + order.taxMinor;
    }

    private void enter(String state, long dueAtMillis) {
        order.state = state;
        order.dueAtMillis = dueAtMillis;
    }

    private void close(String state, long at) {
        enter(state, 0);
        order.holdLimitMillis = 0;
        order.closedAtMillis = at;
    }

    private String holdReason() {
        if (order.holdReason.equals("STOPPED")) {
            return "STOPPED";
        }
        if (order.cardDisputed) {
            return "CARD_DISPUTE";
        }
        return switch (order.state) {
            case "INVOICED" -> "AWAITING_PAYMENT";
            case "HELD" -> "AWAITING_SHIPMENT";
            case "SHIPPED" -> "IN_TRANSIT";
            case "DELIVERED" -> "DISPUTE_WINDOW";
            case "DISPUTED" -> "DISPUTE";
            case "REFUNDING" -> "REFUND";
            case "RELEASING", "RELEASED" -> "TRANSFER";
            case "AWAITING_SELLER" -> "AWAITING_SELLER";
            case "TRANSFERRED" -> "PAYOUT";
            default -> "";
        };
    }

    private void refundBegun(RefundBegun e) {
        boolean all = e.refundMinor() == paidMinor() - order.refundedMinor;
        if (all && PAID_AND_UNRELEASED.contains(order.state)) {
            enter("REFUNDING", 0);
        }
    }

    // Payouts.

    private void transferAsked(TransferAsked e, long at, Rows rows) {
        if (payout == null) {
            payout = new PayoutRow();
            payout.orderId = order.orderId;
            payout.showId = order.showId;
            payout.sellerId = order.sellerId;
            payout.currency = order.currency;
            payout.askedAtMillis = at;
        }
        payout("TRANSFER_ASKED", at, rows).sellerMinor = e.sellerMinor();
        payout.country = e.country() == null ? "" : e.country();
    }

    private PayoutRow payout(String state, long at, Rows rows) {
        if (payout == null) {
            throw new Unfitting("nothing was transferred");
        }
        payout.state = state;
        payout.updatedAtMillis = at;
        rows.put(Table.PAYOUTS, payout);
        return payout;
    }

    private void reversed(ReversalSent e, long at, Rows rows) {
        if (payout == null) {
            throw new Unfitting("nothing was transferred");
        }
        payout.reversedMinor += e.sellerMinor();
        payout(payout.reversedMinor >= payout.sellerMinor ? "REVERSED" : payout.state, at, rows);
    }

    // Disputes.

    private void disputed(OrderDisputed e, long at, Rows rows) {
        order.disputedAtMillis = at;
        enter("DISPUTED", e.answerByMillis());
        long before = disputes.stream().filter(dispute -> dispute.kind.equals(BUYER)).count();
        DisputeRow dispute = opened(order.orderId + ":" + (before + 1), BUYER, at);
        dispute.reason = e.reason().name();
        dispute.disputedMinor = paidMinor() - order.refundedMinor;
        dispute.dueAtMillis = e.answerByMillis();
        rows.put(Table.DISPUTES, dispute);
    }

    private DisputeRow opened(String id, String kind, long at) {
        DisputeRow dispute = new DisputeRow();
        dispute.disputeId = id;
        dispute.orderId = order.orderId;
        dispute.showId = order.showId;
        dispute.sellerId = order.sellerId;
        dispute.buyerId = order.buyerId;
        dispute.currency = order.currency;
        dispute.kind = kind;
        dispute.state = "OPEN";
        dispute.openedAtMillis = at;
        dispute.updatedAtMillis = at;
        disputes.add(dispute);
        return dispute;
    }

    private DisputeRow newest(String kind) {
        return disputes.reversed().stream()
                .filter(dispute -> dispute.kind.equals(kind))
                .findFirst()
                .orElseThrow(() -> new Unfitting("there is no such dispute"));
    }

    private DisputeRow dispute(String state, long dueAtMillis, long at, Rows rows) {
        DisputeRow dispute = newest(BUYER);
        dispute.state = state;
        dispute.dueAtMillis = dueAtMillis;
        dispute.updatedAtMillis = at;
        order.dueAtMillis = dueAtMillis;
        rows.put(Table.DISPUTES, dispute);
        return dispute;
    }

    private void cardDisputed(CardDisputeBegan e, long at, Rows rows) {
        order.cardDisputed = true;
        DisputeRow dispute = opened(e.disputeId() + ":" + order.orderId, CARD, at);
        dispute.disputedMinor = e.disputedMinor();
        rows.put(Table.DISPUTES, dispute);
    }

    private DisputeRow cardDispute(String state, long at, Rows rows) {
        DisputeRow dispute = newest(CARD);
        dispute.state = state;
        dispute.updatedAtMillis = at;
        rows.put(Table.DISPUTES, dispute);
        return dispute;
    }

    /** The clocks that stood still go on, later by the length of the dispute. */
    private void cardOver(DisputeRow dispute, long at) {
        long length = at - dispute.openedAtMillis;
        dispute.closedAtMillis = at;
        order.cardDisputed = false;
        order.dueAtMillis += order.dueAtMillis == 0 ? 0 : length;
        order.holdLimitMillis += order.holdLimitMillis == 0 ? 0 : length;
    }

    /** A dispute about a part of the charge leaves the rest where it stands. */
    private void chargedBack(long at, Rows rows) {
        DisputeRow dispute = cardDispute("LOST", at, rows);
        order.refundedMinor += dispute.refundMinor;
        cardOver(dispute, at);
        if (order.refundedMinor >= paidMinor()) {
            close("CHARGED_BACK", at);
        }
    }
}
