package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.commerce.OrderCommand.*;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;

/** Decides one command: who may, then whether it can be. */
public final class Wishes {

    private Wishes() {}

    /** @param now the basket's log time */
    public static Decision decide(
            BasketState basket, CommerceRecord by, OrderCommand command, long now, OrderTerms terms) {
        return switch (command) {
            case PlaceDeposit wish -> InvoiceWishes.deposit(basket, by, wish);
            case ChooseDestination wish -> InvoiceWishes.destination(basket, by, wish);
            case CheckOut wish -> InvoiceWishes.checkOut(basket, by, wish, now, terms);
            case PayInvoice wish -> InvoiceWishes.pay(basket, by, wish, terms);
            case ChooseRefund wish -> DeliveryWishes.refundWay(basket, by, wish);
            case AcceptSecondChance wish -> InvoiceWishes.accept(basket, by, wish, now);
            case DeclineSecondChance wish -> InvoiceWishes.decline(basket, by, wish);
            case ConfirmDelivered wish -> DeliveryWishes.confirm(basket, by, wish, now, terms);
            case AgreeCancel wish -> DeliveryWishes.cancel(basket, by, wish);
            case MarkShipped wish -> DeliveryWishes.ship(basket, by, wish, now, terms);
            case CarrierReported wish -> DeliveryWishes.report(basket, by, wish, now, terms);
            case OpenDispute wish -> DisputeWishes.open(basket, by, wish, now, terms);
            case AnswerDispute wish -> DisputeWishes.answer(basket, by, wish, now, terms);
            case DecideDispute wish -> DisputeWishes.decideBy(basket, by, wish, now, terms);
            case AppealDecision wish -> DisputeWishes.appeal(basket, by, wish, now, terms);
            case RefundPart wish -> DisputeWishes.refund(basket, by, wish);
            case DeadlineDue wish -> Decision.of();
        };
    }

    /** The order that a command is about, as that command names it; null for those about an invoice. */
    public static OrderId orderOf(OrderCommand command) {
        return switch (command) {
            case ChooseRefund c -> c.orderId();
            case AcceptSecondChance c -> c.orderId();
            case DeclineSecondChance c -> c.orderId();
            case ConfirmDelivered c -> c.orderId();
            case AgreeCancel c -> c.orderId();
            case MarkShipped c -> c.orderId();
            case CarrierReported c -> c.orderId();
            case OpenDispute c -> c.orderId();
            case AnswerDispute c -> c.orderId();
            case DecideDispute c -> c.orderId();
            case AppealDecision c -> c.orderId();
            case RefundPart c -> c.orderId();
            case PlaceDeposit c -> null;
            case ChooseDestination c -> null;
            case CheckOut c -> null;
            case PayInvoice c -> null;
            case DeadlineDue c -> null;
        };
    }

    /** Only the buyer of this basket; {@code null} if it is. */
    static Decision notBuyer(BasketState basket, CommerceRecord by) {
        if (by.role() != Role.BIDDER) {
            return Decision.refuse(CommerceRefusal.WRONG_ROLE, "this is for the buyer");
        }
        return by.actor().equals(basket.basket().buyerId()) ? null : notYours();
    }

    /** Only the seller of this order; {@code null} if it is. */
    static Decision notSeller(OrderState order, CommerceRecord by) {
        if (by.role() != Role.SELLER) {
            return Decision.refuse(CommerceRefusal.WRONG_ROLE, "this is for the seller");
        }
        return by.actor().equals(order.sale().sellerId()) ? null : notYours();
    }

    /** Buyer or seller; {@code null} if it is one of them. */
    static Decision notAParty(OrderState order, CommerceRecord by) {
        return switch (by.role()) {
            case BIDDER -> same(order.sale().buyerId(), by);
            case SELLER -> same(order.sale().sellerId(), by);
            case VIEWER, AUCTIONEER, ARBITER, FINANCE, OPERATOR, SYSTEM ->
                Decision.refuse(CommerceRefusal.WRONG_ROLE, "this is for buyer and seller");
        };
    }

    static Decision unknownOrder(OrderId orderId) {
        return Decision.refuse(CommerceRefusal.UNKNOWN_ORDER, orderId + " is no order of this basket");
    }

    static Decision unknownInvoice() {
        return Decision.refuse(CommerceRefusal.UNKNOWN_INVOICE, "there is no such invoice");
    }

    static Decision wrongState(OrderState order) {
        return Decision.refuse(CommerceRefusal.WRONG_STATE, "the order is " + order.phase());
    }

    static Decision wrongState(InvoiceState invoice) {
        return Decision.refuse(CommerceRefusal.WRONG_STATE, "the invoice is " + invoice.phase());
    }

    /** A card dispute or a step of money that is on its way; {@code null} if nothing is. */
    static Decision notIdle(OrderState order) {
        if (order.card() != null) {
            return Decision.refuse(CommerceRefusal.CARD_DISPUTED, "the buyer's bank disputes the payment");
        }
        return order.idle() ? null : Decision.refuse(CommerceRefusal.IN_PROGRESS, "its money is on the way");
    }

    private static Decision same(UserId wanted, CommerceRecord by) {
        return wanted.equals(by.actor()) ? null : notYours();
    }

    private static Decision notYours() {
        return Decision.refuse(CommerceRefusal.NOT_YOURS, "it belongs to somebody else");
    }
}
