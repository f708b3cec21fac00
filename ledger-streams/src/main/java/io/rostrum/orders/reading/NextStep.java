package io.rostrum.orders.reading;

import io.rostrum.orders.state.DisputeState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;

/**
 * What comes next for an order, and who has it.
 *
 * @param step a word that pages have a text for: {@code pay}, {@code ship}, {@code confirm}, ...
 */
public record NextStep(Who who, String step) {

    /** Whose turn it is. */
    public enum Who {
        BUYER,
        SELLER,
        CARRIER,
        ARBITER,
        FINANCE,
        PLATFORM,
        NOBODY
    }

    /** @param invoice the order's invoice; null while it has none */
    public static NextStep of(OrderState order, InvoiceState invoice) {
        if (order.stopped()) {
            return new NextStep(Who.FINANCE, "look");
        }
        if (order.card() != null) {
            return new NextStep(Who.PLATFORM, "cardDispute");
        }
        return switch (order.phase()) {
            case INVOICED -> invoiced(invoice);
            case UNPAID -> new NextStep(Who.PLATFORM, "secondChance");
            case OFFERED -> new NextStep(Who.BUYER, "accept");
            case HELD -> new NextStep(Who.SELLER, "ship");
            case SHIPPED -> order.shipment().asked()
                    ? new NextStep(Who.BUYER, "answer")
                    : new NextStep(Who.CARRIER, "deliver");
            case DELIVERED -> new NextStep(Who.BUYER, "confirm");
            case DISPUTED -> disputed(order.dispute());
            case REFUNDING -> new NextStep(Who.PLATFORM, "refund");
            case RELEASING -> new NextStep(Who.PLATFORM, "release");
            case RELEASED -> new NextStep(Who.PLATFORM, "transfer");
            case AWAITING_SELLER -> new NextStep(Who.SELLER, "onboard");
            case TRANSFERRED -> new NextStep(Who.PLATFORM, "payout");
            case LAPSED, REFUNDED, PAID_OUT, CHARGED_BACK -> new NextStep(Who.NOBODY, "done");
        };
    }

    private static NextStep invoiced(InvoiceState invoice) {
        if (invoice == null || invoice.phase() == InvoicePhase.COLLECTING) {
            return new NextStep(Who.BUYER, "checkOut");
        }
        return switch (invoice.phase()) {
            case DUE -> new NextStep(Who.BUYER, invoice.trying() ? "paying" : "pay");
            case COLLECTING, CANCELLING, BOOKING, PAID, DEFAULTED -> new NextStep(Who.PLATFORM, "book");
        };
    }

    private static NextStep disputed(DisputeState dispute) {
        if (dispute.verdict() != null) {
            return dispute.appealed()
                    ? new NextStep(Who.FINANCE, "decide")
                    : new NextStep(Who.PLATFORM, "appealTime");
        }
        return dispute.answered()
                ? new NextStep(Who.ARBITER, "decide")
                : new NextStep(Who.SELLER, "answerDispute");
    }
}
