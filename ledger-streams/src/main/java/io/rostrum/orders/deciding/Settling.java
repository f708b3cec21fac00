package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.Retry;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows without anybody's word: out of the state itself, or by the passing of time. Asked until
 * nothing follows.
 */
public final class Settling {

    private Settling() {}

    /** What follows next, in one piece; empty if nothing does at {@code now}. */
    public static List<Happening> next(BasketState basket, long now, OrderTerms terms) {
        List<Happening> next = ofInvoices(basket, now, terms);
        for (OrderState order : basket.orders()) {
            if (next.isEmpty()) {
                next = OrderSettling.next(basket, order, terms);
            }
        }
        if (next.isEmpty()) {
            next = DepositSettling.next(basket);
        }
        return next.isEmpty() ? ofTime(basket, now, terms) : next;
    }

    private static List<Happening> ofInvoices(BasketState basket, long now, OrderTerms terms) {
        for (InvoiceState invoice : basket.invoices()) {
            if (invoice.phase() == InvoicePhase.COLLECTING && Issuing.isFull(basket, invoice)) {
                return Issuing.issue(basket, invoice, now, terms);
            }
            if (invoice.phase() == InvoicePhase.CANCELLING && invoice.customerId() == null) {
                return defaulted(basket, invoice);
            }
            if (invoice.phase() == InvoicePhase.DUE && invoice.splitting() && invoice.intentId() == null) {
                List<Happening> next = Paying.split(invoice);
                if (!next.isEmpty()) {
                    return next;
                }
            }
        }
        return List.of();
    }

    /** The charge can never succeed any more. */
    static List<Happening> defaulted(BasketState basket, InvoiceState invoice) {
        List<Happening> happenings = new ArrayList<>();
        if (invoice.walletRequest() != null) {
            happenings.add(Happening.of(
                    invoice.invoiceId(), new InvoiceEvent.InvoiceWalletFreed(invoice.walletRequest())));
        }
        happenings.add(Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoiceDefaulted()));
        for (OrderState order : basket.ordersOf(invoice.invoiceId())) {
            if (order.phase() == OrderPhase.INVOICED) {
                happenings.add(Happening.of(order, new LifeEvent.OrderDefaulted()));
            }
        }
        return happenings;
    }

    private static List<Happening> ofTime(BasketState basket, long now, OrderTerms terms) {
        Deadlines.Due due = Deadlines.first(basket, terms);
        if (due == null || due.atMillis() > now) {
            return List.of();
        }
        if (due.invoice() != null) {
            return ofInvoice(basket, due.invoice(), now, terms);
        }
        return due.order() != null
                ? OrderSettling.due(due.order(), now, terms)
                : DepositSettling.due(basket, due.deposit(), now, terms);
    }

    private static List<Happening> ofInvoice(
            BasketState basket, InvoiceState invoice, long now, OrderTerms terms) {
        Retry retry = invoice.retry();
        if (invoice.phase() == InvoicePhase.COLLECTING) {
            return Issuing.issue(basket, invoice, now, terms);
        }
        if (invoice.phase() == InvoicePhase.DUE && invoice.dueAtMillis() <= now) {
            return List.of(Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoiceOverdue()));
        }
        return List.of(Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoiceStepRepeated(
                retry.requestId(), retry.firstTriedAtMillis())));
    }
}
