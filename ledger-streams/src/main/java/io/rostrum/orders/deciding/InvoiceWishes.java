package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderCommand.AcceptSecondChance;
import io.rostrum.contracts.commerce.OrderCommand.CheckOut;
import io.rostrum.contracts.commerce.OrderCommand.ChooseDestination;
import io.rostrum.contracts.commerce.OrderCommand.DeclineSecondChance;
import io.rostrum.contracts.commerce.OrderCommand.PayInvoice;
import io.rostrum.contracts.commerce.OrderCommand.PlaceDeposit;
import io.rostrum.contracts.money.Money;
import io.rostrum.orders.Bounds;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;

/** Wishes about deposits, invoices and offers: all of them the buyer's. */
final class InvoiceWishes {

    private InvoiceWishes() {}

    static Decision deposit(BasketState basket, CommerceRecord by, PlaceDeposit wish) {
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null) {
            return no;
        }
        DepositState was = basket.deposit();
        boolean open =
                was != null && was.phase() != DepositPhase.OVER && was.phase() != DepositPhase.RETURNED;
        if (open || basket.closed()) {
            return Decision.refuse(
                    CommerceRefusal.WRONG_STATE, open ? "there is a deposit" : "the show has ended");
        }
        if (wish.spendingLimitMinor() / Bounds.DEPOSIT_FACTOR > wish.depositMinor()) {
            return Decision.refuse(
                    CommerceRefusal.BAD_AMOUNT,
                    "a paddle may spend " + Bounds.DEPOSIT_FACTOR + " times its deposit");
        }
        try {
            Money.requireCurrency(wish.currency());
        } catch (IllegalArgumentException unknown) {
            return Decision.refuse(CommerceRefusal.WRONG_CURRENCY, unknown.getMessage());
        }
        return Decision.of(Happening.of(basket.basket(), new InvoiceEvent.DepositAsked(
                was == null ? 1 : was.number() + 1, wish.depositMinor(), wish.currency(),
                wish.spendingLimitMinor())));
    }

    /** Counts for invoices that are not issued yet. */
    static Decision destination(BasketState basket, CommerceRecord by, ChooseDestination wish) {
        Decision no = Wishes.notBuyer(basket, by);
        return no != null
                ? no
                : Decision.of(
                        Happening.of(basket.basket(), new InvoiceEvent.DestinationChosen(wish.shipTo())));
    }

    static Decision checkOut(
            BasketState basket, CommerceRecord by, CheckOut wish, long now, OrderTerms terms) {
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null) {
            return no;
        }
        InvoiceState invoice = basket.invoice(wish.invoiceId());
        if (invoice == null) {
            return Wishes.unknownInvoice();
        }
        return invoice.phase() == InvoicePhase.COLLECTING
                ? Decision.of(Issuing.issue(basket, invoice, wish.walletMinor(), now, terms))
                : Wishes.wrongState(invoice);
    }

    /** One try at a time; the charge stays the same one as long as the wallet's part does. */
    static Decision pay(BasketState basket, CommerceRecord by, PayInvoice wish, OrderTerms terms) {
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null) {
            return no;
        }
        InvoiceState invoice = basket.invoice(wish.invoiceId());
        if (invoice == null) {
            return Wishes.unknownInvoice();
        }
        if (invoice.phase() != InvoicePhase.DUE) {
            return Wishes.wrongState(invoice);
        }
        if (invoice.trying()) {
            return Decision.refuse(CommerceRefusal.IN_PROGRESS, "a try is on its way");
        }
        if (invoice.attempt() >= Bounds.ATTEMPTS) {
            return Decision.refuse(
                    CommerceRefusal.TOO_MANY, "an invoice is tried at most " + Bounds.ATTEMPTS + " times");
        }
        return Decision.of(Paying.begin(
                invoice, invoice.attempt() + 1, wish.methodId(), false, wish.walletMinor(),
                invoice.totalMinor(), terms));
    }

    static Decision accept(BasketState basket, CommerceRecord by, AcceptSecondChance wish, long now) {
        OrderState order = basket.order(wish.orderId());
        Decision no = notOffered(basket, by, order);
        if (no == null && order == null) {
            no = Wishes.unknownOrder(wish.orderId());
        }
        return no != null ? no : Decision.of(Issuing.accept(basket, order, now));
    }

    static Decision decline(BasketState basket, CommerceRecord by, DeclineSecondChance wish) {
        OrderState order = basket.order(wish.orderId());
        Decision no = notOffered(basket, by, order);
        if (no == null && order == null) {
            no = Wishes.unknownOrder(wish.orderId());
        }
        return no != null
                ? no
                : Decision.of(new Happening(
                        basket.basket(), order.orderId(), new LifeEvent.SecondChanceLapsed(true)));
    }

    private static Decision notOffered(BasketState basket, CommerceRecord by, OrderState order) {
        Decision no = Wishes.notBuyer(basket, by);
        if (no != null || order == null) {
            return no;
        }
        if (order.phase() == OrderPhase.LAPSED) {
            return Decision.refuse(CommerceRefusal.WINDOW_CLOSED, "the offer is over");
        }
        return order.phase() == OrderPhase.OFFERED ? null : Wishes.wrongState(order);
    }
}
