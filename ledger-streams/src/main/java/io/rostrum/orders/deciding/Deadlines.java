package io.rostrum.orders.deciding;

import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.Retry;

import java.util.Comparator;
import java.util.function.Consumer;

/**
 * When time alone will bring something about in a basket. Deadlines are data of orders, invoices and
 * deposits; what stands still (a step on its way, a card dispute) has none.
 */
public final class Deadlines {

    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    /** One deadline and whom it is of: exactly one of the three. */
    record Due(long atMillis, InvoiceState invoice, OrderState order, DepositState deposit) {}

    private Deadlines() {}

    /** The earliest deadline; {@link #NEVER} if there is none. */
    public static long next(BasketState basket, OrderTerms terms) {
        Due first = first(basket, terms);
        return first == null ? NEVER : first.atMillis();
    }

    /** The earliest; at equal times as they stand in the basket. */
    static Due first(BasketState basket, OrderTerms terms) {
        First first = new First();
        for (InvoiceState invoice : basket.invoices()) {
            of(invoice, at -> first.offer(new Due(at, invoice, null, null)));
        }
        for (OrderState order : basket.orders()) {
            of(order, at -> first.offer(new Due(at, null, order, null)));
        }
        DepositState deposit = basket.deposit();
        if (deposit != null) {
            of(deposit, terms, at -> first.offer(new Due(at, null, null, deposit)));
        }
        return first.due;
    }

    private static void of(InvoiceState invoice, Consumer<Long> due) {
        if (invoice.phase() == InvoicePhase.COLLECTING) {
            due.accept(invoice.closesAtMillis());
        } else if (invoice.phase() == InvoicePhase.DUE) {
            due.accept(invoice.dueAtMillis());
        }
        retry(invoice.retry(), due);
    }

    private static void of(OrderState order, Consumer<Long> due) {
        if (order.stopped()) {
            return;
        }
        if (order.card() != null) {
            // Clocks stand still, but what may have been done is found out.
            if (order.retry() != null && !order.retry().doneNothing()) {
                retry(order.retry(), due);
            }
            return;
        }
        if (order.running() && order.dueMillis() > 0) {
            due.accept(order.dueMillis());
        }
        if (order.warnAtMillis() > 0) {
            due.accept(order.warnAtMillis());
        }
        retry(order.retry(), due);
        if (order.phase() == OrderPhase.TRANSFERRED && order.refund() == null) {
            retry(order.settlement().payoutRetry(), due);
        }
    }

    private static void of(DepositState deposit, OrderTerms terms, Consumer<Long> due) {
        if (deposit.phase() == DepositPhase.HELD) {
            due.accept(deposit.lapsesAtMillis() - terms.clocks().depositMargin());
        }
        retry(deposit.retry(), due);
    }

    private static void retry(Retry retry, Consumer<Long> due) {
        if (retry != null && retry.againAtMillis() > 0) {
            due.accept(retry.againAtMillis());
        }
    }

    /** Keeps the earliest of what it is offered, the first of equals. */
    private static final class First {

        private static final Comparator<Due> EARLIER = Comparator.comparingLong(Due::atMillis);
        private Due due;

        private void offer(Due other) {
            due = due == null || EARLIER.compare(other, due) < 0 ? other : due;
        }
    }
}
