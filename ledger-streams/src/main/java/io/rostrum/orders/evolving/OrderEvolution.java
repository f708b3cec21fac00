package io.rostrum.orders.evolving;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.*;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.orders.Shares;
import io.rostrum.orders.asking.Facts;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.CardState;
import io.rostrum.orders.state.DisputeState;
import io.rostrum.orders.state.OrderDraft;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;
import io.rostrum.orders.state.Retry;
import io.rostrum.orders.state.Settlement;
import io.rostrum.orders.state.Shipment;
import io.rostrum.orders.state.WalletParts;

/** The order after one more event of its life. */
final class OrderEvolution {

    private OrderEvolution() {}

    static OrderState evolve(OrderState before, InvoiceId invoiceId, LifeEvent event, long atMillis) {
        OrderDraft next = before.draft();
        switch (event) {
            case OrderPlaced e -> {
                next.invoiceId = invoiceId;
                next.sale = e.sale();
                enter(next, OrderPhase.INVOICED, 0);
            }
            case OrderInvoiced e -> next.line = e.line();
            case OrderDefaulted e -> enter(next, OrderPhase.UNPAID, 0);
            case SecondChanceOffered e -> {
                next.sale = e.sale();
                enter(next, OrderPhase.OFFERED, e.expiresAtMillis());
            }
            case SecondChanceAccepted e -> {
                next.invoiceId = invoiceId;
                enter(next, OrderPhase.INVOICED, 0);
            }
            case SecondChanceLapsed e -> enter(next, OrderPhase.LAPSED, 0);
            case OrderHeld e -> {
                next.chargeId = e.chargeId();
                next.walletParts = e.paidByWallet();
                next.left = Shares.of(next.line);
                hold(next, e.holdLimitMillis(), atMillis);
                enter(next, OrderPhase.HELD, e.shipByMillis());
            }
            case OrderShipped e -> {
                next.shipment = new Shipment(e.carrier(), e.tracking(), null, false);
                enter(next, OrderPhase.SHIPPED, e.askBuyerAtMillis());
            }
            case TrackingSeen e -> next.shipment = new Shipment(
                    next.shipment.carrier(), next.shipment.tracking(), e.status(), next.shipment.asked());
            case BuyerAsked e -> {
                next.shipment = new Shipment(
                        next.shipment.carrier(), next.shipment.tracking(), next.shipment.status(), true);
                next.dueMillis = e.answerByMillis();
            }
            case OrderDelivered e -> enter(next, OrderPhase.DELIVERED, e.disputeUntilMillis());
            case CancelAgreed e -> {
                next.buyerCancels |= e.by() == Ground.BUYER;
                next.sellerCancels |= e.by() == Ground.SELLER;
            }
            case OrderDisputed e -> {
                next.dispute = new DisputeState(e.reason(), atMillis, false, null, 0, false, false);
                enter(next, OrderPhase.DISPUTED, e.answerByMillis());
            }
            case DisputeAnswered e -> disputed(next, e);
            case DisputeDecided e -> disputed(next, e);
            case DecisionAppealed e -> disputed(next, e);
            case DecisionStood e -> disputed(next, e);
            case RefundChosen e -> next.refundWay = e.way();
            case RefundBegun e -> refundBegun(next, e);
            case ReversalSent e -> reversalSent(next, e);
            case ReversalSettled e -> reversalSettled(next, e);
            case RefundSent e -> refundSent(next, e);
            case RefundDropped e -> refundOver(next);
            case RefundBooked e -> refundBooked(next);
            case RefundReturned e -> intoWallet(next, e.refundMinor());
            case OrderRefunded e -> close(next, OrderPhase.REFUNDED);
            case ReleaseAsked e -> {
                enter(next, OrderPhase.RELEASING, 0);
                next.awaitedFact = Facts.released(next.build()).id();
            }
            case OrderReleased e -> {
                next.settlement = new Settlement(atMillis, e.volumeMinor(), null, null, null, 0, 0, null);
                next.awaitedFact = null;
                enter(next, OrderPhase.RELEASED, 0);
            }
            case SellerSought e -> next.sought = true;
            case SellerAwaited e -> enter(next, OrderPhase.AWAITING_SELLER, 0);
            case TransferAsked e -> {
                next.settlement = to(next.settlement, e.accountId(), e.country(), null, e.sellerMinor(), 0);
                next.sought = true;
                next.retry = null;
            }
            case TransferSent e -> {
                Settlement was = next.settlement;
                next.settlement = to(was, was.accountId(), was.country(), e.transferId(), e.sellerMinor(), 0);
                next.retry = null;
                next.awaitedFact = Facts.transferred(next.build()).id();
            }
            case OrderTransferred e -> {
                next.awaitedFact = null;
                next.sought = false;
                hold(next, e.holdLimitMillis(), atMillis);
                enter(next, OrderPhase.TRANSFERRED, 0);
            }
            case PayoutAsked e -> next.settlement = next.settlement.paying(e.attempt(), null);
            case OrderPaidOut e -> close(next, OrderPhase.PAID_OUT);
            case CardDisputeBegan e ->
                next.card = new CardState(e.disputeId(), e.disputedMinor(), atMillis, false, null);
            case CardDisputeOver e -> cardOver(next, atMillis);
            case CardDisputeLosing e -> {
                CardState was = next.card;
                next.card = new CardState(
                        was.disputeId(), was.disputedMinor(), was.sinceMillis(), true, e.lines());
                next.awaitedFact = Facts.disputeLost(next.build()).id();
            }
            case OrderChargedBack e -> chargedBack(next, atMillis);
            case StepDelayed e ->
                retry(next, Retry.after(
                        retryOf(next, e.requestId()), e.requestId(), e.code(), atMillis, e.againAtMillis()));
            case StepRepeated e -> retry(next, retryOf(next, e.requestId()).sent());
            case HoldWarned e -> next.warnAtMillis = 0;
            case LedgerStopped e -> next.stopped = true;
        }
        return next.build();
    }

    private static Retry retryOf(OrderDraft next, String requestId) {
        return RequestIds.isPayout(requestId) ? next.settlement.payoutRetry() : next.retry;
    }

    /** A payout may be on its way together with a refund; each waits by itself. */
    private static void retry(OrderDraft next, Retry retry) {
        if (RequestIds.isPayout(retry.requestId())) {
            next.settlement = next.settlement.paying(next.settlement.payouts(), retry);
        } else {
            next.retry = retry;
        }
    }

    private static void enter(OrderDraft next, OrderPhase phase, long dueMillis) {
        next.phase = phase;
        next.dueMillis = dueMillis;
    }

    private static void close(OrderDraft next, OrderPhase phase) {
        enter(next, phase, 0);
        next.holdLimitMillis = 0;
        next.warnAtMillis = 0;
        next.retry = null;
    }

    /** Warns at three quarters. */
    private static void hold(OrderDraft next, long limitMillis, long atMillis) {
        next.holdLimitMillis = limitMillis;
        next.warnAtMillis = atMillis + (limitMillis - atMillis) / 4 * 3;
    }

    private static void disputed(OrderDraft next, LifeEvent event) {
        DisputeState was = next.dispute;
        switch (event) {
            case DisputeAnswered e -> {
                next.dispute = new DisputeState(
                        was.reason(), was.openedAtMillis(), true, was.verdict(), was.refundMinor(),
                        false, false);
                next.dueMillis = e.decideByMillis();
            }
            case DisputeDecided e -> {
                next.dispute = new DisputeState(
                        was.reason(), was.openedAtMillis(), was.answered(), e.verdict(), e.refundMinor(),
                        was.appealed(), false);
                next.dueMillis = e.appealUntilMillis();
            }
            case DecisionAppealed e -> {
                next.dispute = new DisputeState(
                        was.reason(), was.openedAtMillis(), was.answered(), was.verdict(),
                        was.refundMinor(), true, false);
                next.dueMillis = e.decideByMillis();
            }
            case DecisionStood e -> {
                next.dispute = new DisputeState(
                        was.reason(), was.openedAtMillis(), was.answered(), was.verdict(), was.refundMinor(),
                        was.appealed(), true);
                next.dueMillis = 0;
            }
            case LifeEvent other -> throw new IllegalArgumentException("no event of a dispute");
        }
    }

    private static void refundBegun(OrderDraft next, RefundBegun e) {
        next.refund = new RefundState(
                e.number(), e.lines(), e.released(), e.reversing(), false, null, null, e.intoWallet());
        next.refunds = e.number();
        next.retry = null;
        if (next.phase.isHeld() && e.refundMinor() == next.left.totalMinor()) {
            enter(next, OrderPhase.REFUNDING, 0);
        }
    }

    private static void reversalSent(OrderDraft next, ReversalSent e) {
        next.refund = next.refund.next(true, false, e.reversalId(), null);
        next.retry = null;
        next.awaitedFact = Facts.reversed(next.build()).id();
    }

    private static void reversalSettled(OrderDraft next, ReversalSettled e) {
        RefundState was = next.refund;
        next.refund = was.next(false, e.owed(), was.reversalId(), null);
        if (!e.owed()) {
            Settlement paid = next.settlement;
            next.settlement = to(
                    paid, paid.accountId(), paid.country(), paid.transferId(),
                    paid.sellerMinor() - was.lines().sellerMinor(), paid.payouts());
        }
        next.awaitedFact = null;
        next.retry = null;
    }

    private static void refundSent(OrderDraft next, RefundSent e) {
        RefundState was = next.refund;
        next.refund = was.next(false, was.owed(), was.reversalId(), e.refundId());
        next.retry = null;
        next.awaitedFact = Facts.refunded(next.build()).id();
    }

    private static void refundBooked(OrderDraft next) {
        next.left = LargestRemainder.rest(next.left, next.refund.lines());
        String card = next.chargeId;
        long ofWallet = next.refund.toWallet().stream()
                .filter(part -> !part.chargeId().equals(card))
                .mapToLong(WalletPart::minor)
                .sum();
        next.walletParts = WalletParts.without(next.walletParts, ofWallet);
        intoWallet(next, next.refund.walletMinor() - ofWallet);
        if (next.dispute != null && next.dispute.stood()) {
            DisputeState was = next.dispute;
            next.dispute = new DisputeState(
                    was.reason(), was.openedAtMillis(), was.answered(), was.verdict(), 0,
                    was.appealed(), true);
        }
        if (next.settlement != null) {
            Settlement was = next.settlement;
            next.settlement = new Settlement(
                    was.releasedAtMillis(), Shares.volumeMinor(next.line, next.left), was.accountId(),
                    was.country(), was.transferId(), was.sellerMinor(), was.payouts(), was.payoutRetry());
        }
        refundOver(next);
    }

    private static void intoWallet(OrderDraft next, long minor) {
        if (minor > 0) {
            next.intoWalletMinor =
                    Math.addExact(next.intoWalletMinor == null ? 0 : next.intoWalletMinor, minor);
        }
    }

    private static void refundOver(OrderDraft next) {
        next.refund = null;
        next.awaitedFact = null;
        next.retry = null;
    }

    private static void cardOver(OrderDraft next, long atMillis) {
        long length = atMillis - next.card.sinceMillis();
        next.dueMillis = later(next.dueMillis, length);
        next.holdLimitMillis = later(next.holdLimitMillis, length);
        next.warnAtMillis = later(next.warnAtMillis, length);
        next.card = null;
    }

    private static long later(long clockMillis, long byMillis) {
        return clockMillis == 0 ? 0 : clockMillis + byMillis;
    }

    /** A dispute about a part of the charge leaves the rest where it stands. */
    private static void chargedBack(OrderDraft next, long atMillis) {
        long owed = Facts.owedByBuyer(next.build());
        if (owed > 0) {
            next.intoWalletMinor -= owed;
        }
        next.left = LargestRemainder.rest(next.left, next.card.losing());
        next.awaitedFact = null;
        cardOver(next, atMillis);
        if (next.left.totalMinor() == 0) {
            close(next, OrderPhase.CHARGED_BACK);
        }
    }

    private static Settlement to(
            Settlement was, String accountId, String country, String transferId, long sellerMinor,
            int payouts) {
        return new Settlement(
                was.releasedAtMillis(), was.volumeMinor(), accountId, country, transferId,
                sellerMinor, payouts, was.payoutRetry());
    }
}
