package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderCommand.AnswerDispute;
import io.rostrum.contracts.commerce.OrderCommand.AppealDecision;
import io.rostrum.contracts.commerce.OrderCommand.DecideDispute;
import io.rostrum.contracts.commerce.OrderCommand.OpenDispute;
import io.rostrum.contracts.commerce.OrderCommand.RefundPart;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.identity.Role;
import io.rostrum.orders.Bounds;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DisputeState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;

import java.util.ArrayList;
import java.util.List;

/** Disputes between buyer and seller, their decision and its appeal; and refunds in parts. */
final class DisputeWishes {

    private DisputeWishes() {}

    /** From the payment until 72 hours after the delivery. */
    static Decision open(
            BasketState basket, CommerceRecord by, OpenDispute wish, long now, OrderTerms terms) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null) {
            return no;
        }
        boolean window = switch (order.phase()) {
            case HELD, SHIPPED, DELIVERED -> true;
            case INVOICED, UNPAID, OFFERED, LAPSED, DISPUTED, REFUNDING, REFUNDED, RELEASING, RELEASED,
                    AWAITING_SELLER, TRANSFERRED, PAID_OUT, CHARGED_BACK -> false;
        };
        if (!window) {
            boolean late = order.phase() == OrderPhase.RELEASING || order.phase().isReleased();
            return late
                    ? Decision.refuse(CommerceRefusal.WINDOW_CLOSED, "the time for a dispute is over")
                    : Wishes.wrongState(order);
        }
        if (order.card() != null) {
            return Wishes.notIdle(order);
        }
        return Decision.of(Happening.of(order, new LifeEvent.OrderDisputed(
                wish.reason(), wish.evidence(), now + terms.clocks().answerDispute())));
    }

    /**
     * Granted: refunded. Contested: the rules first, else an arbiter has until 72 hours after the opening.
     */
    static Decision answer(
            BasketState basket, CommerceRecord by, AnswerDispute wish, long now, OrderTerms terms) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notSeller(order, by);
        if (no != null) {
            return no;
        }
        if (order.phase() != OrderPhase.DISPUTED || order.dispute().answered()
                || order.dispute().verdict() != null) {
            return Wishes.wrongState(order);
        }
        long decideBy = order.dispute().openedAtMillis() + terms.clocks().decide();
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Happening.of(
                order,
                new LifeEvent.DisputeAnswered(wish.accept(), wish.evidence(), Math.max(now, decideBy))));
        Verdict byRule = byRule(order);
        if (wish.accept()) {
            happenings.add(Happening.of(
                    order, new LifeEvent.DisputeDecided(Verdict.REFUND, 0, Ground.SELLER, 0)));
        } else if (byRule != null) {
            happenings.add(Happening.of(order, new LifeEvent.DisputeDecided(
                    byRule, 0, Ground.RULE, now + terms.clocks().appeal())));
        }
        return Decision.of(happenings);
    }

    /**
     * Lost on the way: refund. Handed over at the address, and said not to be: release. Else no rule knows.
     */
    private static Verdict byRule(OrderState order) {
        TrackingStatus status = order.shipment() == null ? null : order.shipment().status();
        if (status == TrackingStatus.LOST) {
            return Verdict.REFUND;
        }
        boolean handedOver = status == TrackingStatus.DELIVERED;
        return handedOver && order.dispute().reason() == DisputeReason.NOT_RECEIVED ? Verdict.RELEASE : null;
    }

    /** An arbiter decides once the seller has answered; after an appeal finance does, for good. */
    static Decision decideBy(
            BasketState basket, CommerceRecord by, DecideDispute wish, long now, OrderTerms terms) {
        if (by.role() != Role.ARBITER && by.role() != Role.FINANCE) {
            return Decision.refuse(
                    CommerceRefusal.WRONG_ROLE, "arbiters decide, and finance after an appeal");
        }
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        DisputeState dispute = order.dispute();
        if (order.phase() != OrderPhase.DISPUTED || dispute.stood()) {
            return Wishes.wrongState(order);
        }
        if ((by.role() == Role.FINANCE) != dispute.appealed()) {
            return Decision.refuse(
                    CommerceRefusal.WRONG_ROLE,
                    dispute.appealed() ? "finance decides now" : "an arbiter decides");
        }
        boolean isParty =
                by.actor().equals(order.sale().buyerId()) || by.actor().equals(order.sale().sellerId());
        if (isParty) {
            return Decision.refuse(CommerceRefusal.OWN_ACCOUNT, "nobody decides their own dispute");
        }
        if (!dispute.appealed() && (!dispute.answered() || dispute.verdict() != null)) {
            return Decision.refuse(
                    CommerceRefusal.WRONG_STATE,
                    dispute.answered() ? "it is decided" : "the seller has not answered yet");
        }
        long left = order.left().totalMinor();
        if (wish.verdict() == Verdict.SPLIT && (wish.refundMinor() < 1 || wish.refundMinor() >= left)) {
            return Decision.refuse(CommerceRefusal.BAD_AMOUNT, "a split gives a part of what is left");
        }
        boolean last = dispute.appealed();
        return Decision.of(Happening.of(order, new LifeEvent.DisputeDecided(
                wish.verdict(), wish.refundMinor(), last ? Ground.FINANCE : Ground.ARBITER,
                last ? 0 : now + terms.clocks().appeal())));
    }

    static Decision appeal(
            BasketState basket, CommerceRecord by, AppealDecision wish, long now, OrderTerms terms) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notAParty(order, by);
        if (no != null) {
            return no;
        }
        DisputeState dispute = order.dispute();
        if (dispute != null && dispute.appealed()) {
            return Decision.refuse(CommerceRefusal.ALREADY_APPEALED, "there is one appeal");
        }
        if (dispute != null && dispute.stood()) {
            return Decision.refuse(CommerceRefusal.WINDOW_CLOSED, "the decision stands");
        }
        if (order.phase() != OrderPhase.DISPUTED || dispute.verdict() == null) {
            return Wishes.wrongState(order);
        }
        Ground ground = by.role() == Role.BIDDER ? Ground.BUYER : Ground.SELLER;
        return Decision.of(Happening.of(
                order, new LifeEvent.DecisionAppealed(ground, now + terms.clocks().decide())));
    }

    /** From every paid state, by the seller, an arbiter or finance. */
    static Decision refund(BasketState basket, CommerceRecord by, RefundPart wish) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        boolean office = by.role() == Role.ARBITER || by.role() == Role.FINANCE;
        Decision no = office ? null : Wishes.notSeller(order, by);
        if (no != null) {
            return no;
        }
        if (wish.refundMinor() < 1) {
            return Decision.refuse(CommerceRefusal.BAD_AMOUNT, "a refund is of 1 or more");
        }
        if (order.left() == null) {
            return Wishes.wrongState(order);
        }
        if (wish.refundMinor() > order.left().totalMinor()) {
            return Decision.refuse(
                    CommerceRefusal.OVER_CHARGE, order.left().totalMinor() + " of the charge are left");
        }
        no = Wishes.notIdle(order);
        if (no != null) {
            return no;
        }
        if (order.refunds() >= Bounds.REFUNDS) {
            return Decision.refuse(
                    CommerceRefusal.TOO_MANY, "an order is refunded in at most " + Bounds.REFUNDS + " parts");
        }
        return Decision.of(Refunds.part(order, wish.refundMinor(), "refund"));
    }
}
