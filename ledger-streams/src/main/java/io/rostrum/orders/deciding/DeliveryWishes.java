package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderCommand.AgreeCancel;
import io.rostrum.contracts.commerce.OrderCommand.CarrierReported;
import io.rostrum.contracts.commerce.OrderCommand.ChooseRefund;
import io.rostrum.contracts.commerce.OrderCommand.ConfirmDelivered;
import io.rostrum.contracts.commerce.OrderCommand.MarkShipped;
import io.rostrum.contracts.commerce.TrackingStatus;
import io.rostrum.contracts.identity.Role;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;

import java.util.ArrayList;
import java.util.List;

/** Wishes from the payment to the delivery. A seller's word alone never delivers. */
final class DeliveryWishes {

    private DeliveryWishes() {}

    /** Counts for refunds that begin from now on. */
    static Decision refundWay(BasketState basket, CommerceRecord by, ChooseRefund wish) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null) {
            return no;
        }
        if (order.left() == null || order.left().totalMinor() == 0) {
            return Wishes.wrongState(order);
        }
        return Decision.of(Happening.of(order, new LifeEvent.RefundChosen(wish.way())));
    }

    static Decision ship(
            BasketState basket, CommerceRecord by, MarkShipped wish, long now, OrderTerms terms) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notSeller(order, by);
        if (no != null) {
            return no;
        }
        return order.phase() == OrderPhase.HELD
                ? Decision.of(Happening.of(order, new LifeEvent.OrderShipped(
                        wish.carrier(), wish.tracking(), now + terms.clocks().silence())))
                : Wishes.wrongState(order);
    }

    /** The buyer has it: released at once. */
    static Decision confirm(
            BasketState basket, CommerceRecord by, ConfirmDelivered wish, long now, OrderTerms terms) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null) {
            return no;
        }
        if (order.phase() != OrderPhase.SHIPPED && order.phase() != OrderPhase.DELIVERED) {
            return Wishes.wrongState(order);
        }
        no = Wishes.notIdle(order);
        if (no != null) {
            return no;
        }
        List<Happening> happenings = new ArrayList<>();
        if (order.phase() == OrderPhase.SHIPPED) {
            happenings.add(Happening.of(
                    order, new LifeEvent.OrderDelivered(Ground.BUYER, now + terms.clocks().complain())));
        }
        happenings.add(Happening.of(order, new LifeEvent.ReleaseAsked(order.left(), Ground.BUYER)));
        return Decision.of(happenings);
    }

    static Decision cancel(BasketState basket, CommerceRecord by, AgreeCancel wish) {
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        Decision no = Wishes.notAParty(order, by);
        if (no != null) {
            return no;
        }
        if (order.phase() != OrderPhase.HELD) {
            return Wishes.wrongState(order);
        }
        Ground ground = by.role() == Role.BIDDER ? Ground.BUYER : Ground.SELLER;
        return Decision.of(Happening.of(order, new LifeEvent.CancelAgreed(ground)));
    }

    static Decision report(
            BasketState basket, CommerceRecord by, CarrierReported wish, long now, OrderTerms terms) {
        if (by.role() != Role.SYSTEM) {
            return Decision.refuse(CommerceRefusal.WRONG_ROLE, "carriers report through the platform");
        }
        OrderState order = basket.order(wish.orderId());
        if (order == null) {
            return Wishes.unknownOrder(wish.orderId());
        }
        if (order.shipment() == null || !order.phase().isHeld()) {
            return Wishes.wrongState(order);
        }
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Happening.of(order, new LifeEvent.TrackingSeen(wish.status())));
        if (order.phase() == OrderPhase.SHIPPED && wish.status() == TrackingStatus.DELIVERED) {
            happenings.add(Happening.of(
                    order, new LifeEvent.OrderDelivered(Ground.CARRIER, now + terms.clocks().complain())));
        }
        return Decision.of(happenings);
    }
}
