package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.InboxMessage.EntryTold;
import io.rostrum.contracts.commerce.InboxMessage.RefusalTold;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.Shares;
import io.rostrum.orders.asking.Facts;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.RefundState;

import java.util.ArrayList;
import java.util.List;

/**
 * What the journal's entries and refusals bring about. An order moves on only by the entry that it waits for.
 */
final class JournalWords {

    private JournalWords() {}

    static List<Happening> booked(BasketState basket, EntryTold told, long now, OrderTerms terms) {
        for (InvoiceState invoice : basket.invoices()) {
            if (told.factId().equals(invoice.awaitedFact())) {
                return paid(basket, invoice, told.entryId(), now, terms);
            }
        }
        for (OrderState order : basket.orders()) {
            if (told.factId().equals(order.awaitedFact())) {
                return List.of(Happening.of(order, step(order, told.entryId(), now, terms)));
            }
        }
        DepositState deposit = basket.deposit();
        boolean forfeited = deposit != null
                && deposit.phase() == DepositPhase.BOOKING
                && told.factId().equals(deposit.awaitedFact());
        return forfeited
                ? List.of(Happening.of(
                        basket.basket(), new InvoiceEvent.DepositForfeited(deposit.number(), told.entryId())))
                : disputesWon(basket, told.factId());
    }

    /** Each order is held; one that was given up meanwhile is refunded. */
    private static List<Happening> paid(
            BasketState basket, InvoiceState invoice, String entryId, long now, OrderTerms terms) {
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoicePaid(entryId)));
        List<OrderState> orders = basket.ordersOf(invoice.invoiceId());
        List<List<WalletPart>> shares = Paying.shares(invoice, orders);
        for (int i = 0; i < orders.size(); i++) {
            OrderState order = orders.get(i);
            happenings.add(Happening.of(order, Paying.held(invoice, entryId, shares.get(i), now, terms)));
            if (order.phase() == OrderPhase.UNPAID) {
                var all = Shares.of(order.line());
                happenings.add(Happening.of(order, new LifeEvent.RefundBegun(
                        1, all.totalMinor(), all, false, false, "paid too late", shares.get(i))));
            }
        }
        happenings.addAll(CardWords.openedBefore(invoice, orders, shares));
        return happenings;
    }

    private static LifeEvent step(OrderState order, String entryId, long now, OrderTerms terms) {
        if (order.card() != null && order.card().losing() != null) {
            return new LifeEvent.OrderChargedBack(order.card().disputeId(), entryId);
        }
        RefundState refund = order.refund();
        if (refund != null) {
            return refund.reversing()
                    ? new LifeEvent.ReversalSettled(refund.number(), false, entryId)
                    : new LifeEvent.RefundBooked(refund.number(), refund.totalMinor(), entryId);
        }
        return order.phase() == OrderPhase.RELEASING
                ? new LifeEvent.OrderReleased(entryId, Shares.volumeMinor(order.line(), order.left()))
                : new LifeEvent.OrderTransferred(
                        entryId, now + terms.payoutHold(order.settlement().country()));
    }

    private static List<Happening> disputesWon(BasketState basket, String factId) {
        List<Happening> happenings = new ArrayList<>();
        for (OrderState order : basket.orders()) {
            if (order.card() != null && factId.equals(Facts.wonId(order.card().disputeId()))) {
                happenings.add(Happening.of(order, new LifeEvent.CardDisputeOver(order.card().disputeId())));
            }
        }
        return happenings;
    }

    /** A refusal of what an order asks cannot be: whoever waits for it stops, and a person must act. */
    static List<Happening> refused(BasketState basket, RefusalTold told) {
        List<Happening> happenings = new ArrayList<>();
        for (InvoiceState invoice : basket.invoices()) {
            if (told.factId().equals(invoice.awaitedFact())) {
                for (OrderState order : basket.ordersOf(invoice.invoiceId())) {
                    happenings.add(stop(order, told));
                }
            }
        }
        for (OrderState order : basket.orders()) {
            if (told.factId().equals(order.awaitedFact())) {
                happenings.add(stop(order, told));
            }
        }
        return happenings;
    }

    private static Happening stop(OrderState order, RefusalTold told) {
        return Happening.of(order, new LifeEvent.LedgerStopped(told.entryId(), told.reason()));
    }
}
