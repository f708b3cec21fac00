package io.rostrum.orders.deciding;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.OrderPhase;
import io.rostrum.orders.state.OrderState;

import java.util.List;

/**
 * The deposit: taken up to the loss when an order is not paid, renewed before it lapses, returned when it is
 * not needed.
 */
final class DepositSettling {

    private DepositSettling() {}

    static List<Happening> next(BasketState basket) {
        DepositState deposit = basket.deposit();
        if (deposit == null) {
            return List.of();
        }
        if (deposit.phase() == DepositPhase.HELD) {
            return held(basket, deposit);
        }
        return deposit.phase() == DepositPhase.RETURNED && isNeeded(basket)
                ? one(basket, new InvoiceEvent.DepositAsked(
                        deposit.number() + 1, deposit.depositMinor(), deposit.currency(),
                        deposit.spendingLimitMinor()))
                : List.of();
    }

    private static List<Happening> held(BasketState basket, DepositState deposit) {
        long loss = 0;
        OrderState first = null;
        for (OrderState order : basket.orders()) {
            if (order.phase() == OrderPhase.UNPAID && order.sale().currency().equals(deposit.currency())) {
                first = first == null ? order : first;
                loss = Math.addExact(loss, order.line().premiumMinor() + order.line().commissionMinor());
            }
        }
        if (loss > 0) {
            return one(basket, new InvoiceEvent.DepositCaptureAsked(
                    deposit.number(), first.orderId(), Math.min(loss, deposit.depositMinor())));
        }
        return isNeeded(basket)
                ? List.of()
                : one(basket, new InvoiceEvent.DepositReturnAsked(deposit.number()));
    }

    static List<Happening> due(BasketState basket, DepositState deposit, long now, OrderTerms terms) {
        boolean lapsing = deposit.phase() == DepositPhase.HELD
                && deposit.lapsesAtMillis() - terms.clocks().depositMargin() <= now;
        return lapsing
                ? one(basket, new InvoiceEvent.DepositReturnAsked(deposit.number()))
                : one(basket, new InvoiceEvent.InvoiceStepRepeated(
                        deposit.retry().requestId(), deposit.retry().firstTriedAtMillis()));
    }

    /** The show goes on, or something is still to be paid. */
    private static boolean isNeeded(BasketState basket) {
        return !basket.closed()
                || basket.invoices().stream().anyMatch(
                        invoice -> invoice.phase() != InvoicePhase.PAID
                                && invoice.phase() != InvoicePhase.DEFAULTED);
    }

    private static List<Happening> one(BasketState basket, InvoiceEvent event) {
        return List.of(Happening.of(basket.basket(), event));
    }
}
