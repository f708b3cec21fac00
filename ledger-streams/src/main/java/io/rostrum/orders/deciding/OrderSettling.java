package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.asking.Facts;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.CardState;
import io.rostrum.orders.state.DisputeState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderDraft;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;
import io.rostrum.orders.state.Retry;

import java.util.List;

/** What follows for one order out of its state, and what its deadlines bring. */
final class OrderSettling {

    /** The payout of an order of which nothing is the seller's. */
    private static final String NOTHING = "nothing";

    private OrderSettling() {}

    static List<Happening> next(BasketState basket, OrderState order, OrderTerms terms) {
        if (order.stopped() || order.left() == null) {
            return List.of();
        }
        RefundState refund = order.refund();
        if (refund != null && !refund.reversing() && refund.refundId() == null && refund.cardMinor() == 0) {
            return one(order, new LifeEvent.RefundSent(
                    refund.number(), RequestIds.step(order.orderId(), RequestIds.WALLET, refund.number())));
        }
        if (order.card() != null) {
            return cardLost(basket, order);
        }
        if (!order.idle()) {
            return List.of();
        }
        if (order.left().totalMinor() == 0 && order.phase() != OrderPhase.CHARGED_BACK) {
            return order.phase() == OrderPhase.REFUNDED
                    ? List.of()
                    : one(order, new LifeEvent.OrderRefunded());
        }
        return switch (order.phase()) {
            case HELD -> order.buyerCancels() && order.sellerCancels()
                    ? List.of(Refunds.all(order, "cancel agreed"))
                    : List.of();
            case REFUNDING -> List.of(Refunds.all(order, "refund"));
            case DISPUTED -> ofDispute(order);
            case RELEASED -> ofReleased(order);
            case TRANSFERRED -> ofTransferred(order);
            case INVOICED, UNPAID, OFFERED, LAPSED, SHIPPED, DELIVERED, REFUNDED, RELEASING,
                    AWAITING_SELLER, PAID_OUT, CHARGED_BACK -> List.of();
        };
    }

    private static List<Happening> ofDispute(OrderState order) {
        DisputeState dispute = order.dispute();
        if (dispute.verdict() == null || (!dispute.stood() && order.dueMillis() > 0)) {
            return List.of();
        }
        if (!dispute.stood()) {
            return one(order, new LifeEvent.DecisionStood());
        }
        if (dispute.verdict() == Verdict.REFUND) {
            return List.of(Refunds.all(order, "dispute"));
        }
        long part = Math.min(dispute.refundMinor(), order.left().totalMinor());
        return part > 0
                ? List.of(Refunds.part(order, part, "split"))
                : one(order, new LifeEvent.ReleaseAsked(order.left(), Ground.RULE));
    }

    private static List<Happening> ofReleased(OrderState order) {
        if (order.sought()) {
            return List.of();
        }
        return order.left().sellerMinor() > 0
                ? one(order, new LifeEvent.SellerSought())
                : one(order, new LifeEvent.OrderPaidOut(NOTHING));
    }

    private static List<Happening> ofTransferred(OrderState order) {
        if (order.settlement().sellerMinor() == 0) {
            return one(order, new LifeEvent.OrderPaidOut(NOTHING));
        }
        return order.settlement().payouts() > 0 ? List.of() : one(order, payout(order, 1));
    }

    static LifeEvent payout(OrderState order, int attempt) {
        return new LifeEvent.PayoutAsked(
                attempt, order.settlement().accountId(), order.settlement().sellerMinor());
    }

    /** A lost card dispute is booked as soon as no other step is on its way. */
    private static List<Happening> cardLost(BasketState basket, OrderState order) {
        CardState card = order.card();
        InvoiceState invoice = basket.invoice(order.invoiceId());
        boolean lost = Boolean.TRUE.equals(invoice.cardOutcomes().get(card.disputeId()));
        if (!lost || card.losing() != null) {
            return List.of();
        }
        boolean refused = order.retry() != null && order.retry().doneNothing();
        if (order.refund() != null && order.awaitedFact() == null && refused) {
            return one(order, new LifeEvent.RefundDropped(order.refund().number()));
        }
        boolean transferRefused = refused && order.refund() == null && order.awaitedFact() == null;
        if (!order.idle() && !transferRefused) {
            return List.of();
        }
        long part = Math.min(card.disputedMinor(), order.cardMinor());
        SaleLines losing = LargestRemainder.part(order.left(), part);
        OrderDraft after = order.draft();
        after.card = new CardState(card.disputeId(), card.disputedMinor(), card.sinceMillis(), true, losing);
        DisputeFact.CardDisputeLost fact = Facts.disputeLost(after.build());
        return one(order, new LifeEvent.CardDisputeLosing(
                card.disputeId(), fact.holdMinor(), losing, fact.receivableMinor(), fact.chargebackMinor()));
    }

    /** What the order's earliest deadline brings. */
    static List<Happening> due(OrderState order, long now, OrderTerms terms) {
        if (order.running() && order.dueMillis() > 0 && order.dueMillis() <= now) {
            return ofPhase(order, now, terms);
        }
        if (order.card() == null && order.warnAtMillis() > 0 && order.warnAtMillis() <= now) {
            return one(order, new LifeEvent.HoldWarned(order.holdLimitMillis()));
        }
        boolean ofStep = order.retry() != null && order.retry().againAtMillis() > 0
                && order.retry().againAtMillis() <= now;
        Retry retry = ofStep ? order.retry() : order.settlement().payoutRetry();
        return one(order, new LifeEvent.StepRepeated(retry.requestId(), retry.firstTriedAtMillis()));
    }

    private static List<Happening> ofPhase(OrderState order, long now, OrderTerms terms) {
        return switch (order.phase()) {
            case OFFERED -> List.of(new Happening(
                    InvoiceId.basketOf(order.sale().showId(), order.sale().buyerId()),
                    order.orderId(), new LifeEvent.SecondChanceLapsed(false)));
            case HELD -> List.of(Refunds.all(order, "not shipped"));
            case SHIPPED -> silent(order, now, terms);
            case DELIVERED -> one(order, new LifeEvent.ReleaseAsked(order.left(), Ground.SILENCE));
            case DISPUTED -> undisputed(order, now, terms);
            case INVOICED, UNPAID, LAPSED, REFUNDING, REFUNDED, RELEASING, RELEASED, AWAITING_SELLER,
                    TRANSFERRED, PAID_OUT, CHARGED_BACK ->
                throw new IllegalStateException(order.phase() + " has no deadline");
        };
    }

    /** The buyer is asked; a buyer's silence delivers only what the carrier has seen. */
    private static List<Happening> silent(OrderState order, long now, OrderTerms terms) {
        if (!order.shipment().asked()) {
            return one(order, new LifeEvent.BuyerAsked(now + terms.clocks().answerDelivery()));
        }
        return order.shipment().isSeen()
                ? one(order, new LifeEvent.OrderDelivered(Ground.SILENCE, now + terms.clocks().complain()))
                : List.of(Refunds.all(order, "never seen by a carrier"));
    }

    /** Unanswered: refunded. Undecided: the pack's default. Decided: it stands. */
    private static List<Happening> undisputed(OrderState order, long now, OrderTerms terms) {
        DisputeState dispute = order.dispute();
        if (dispute.verdict() != null) {
            return one(order, new LifeEvent.DecisionStood());
        }
        return dispute.answered()
                ? one(order, new LifeEvent.DisputeDecided(
                        terms.undecided(), 0, Ground.DEFAULT, now + terms.clocks().appeal()))
                : one(order, new LifeEvent.DisputeDecided(Verdict.REFUND, 0, Ground.SILENCE, 0));
    }

    private static List<Happening> one(OrderState order, LifeEvent event) {
        return List.of(Happening.of(order, event));
    }
}
