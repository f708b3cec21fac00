package io.rostrum.orders.evolving;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.orders.Happening;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;

/** The basket after one more event. */
public final class Evolver {

    private Evolver() {}

    /** @param atMillis the log time of the event */
    public static BasketState evolve(BasketState basket, Happening happening, long atMillis) {
        return switch (happening.event()) {
            case LifeEvent life -> {
                OrderState before = basket.order(happening.orderId());
                OrderState order = before == null ? OrderState.before(happening.orderId()) : before;
                yield basket.with(OrderEvolution.evolve(order, happening.invoiceId(), life, atMillis));
            }
            case InvoiceEvent event -> happening.invoiceId().number() == 0
                    ? BasketEvolution.evolve(basket, event, atMillis)
                    : basket.with(
                            InvoiceEvolution.evolve(invoice(basket, happening.invoiceId()), event, atMillis));
        };
    }

    private static InvoiceState invoice(BasketState basket, InvoiceId invoiceId) {
        InvoiceState invoice = basket.invoice(invoiceId);
        return invoice == null ? InvoiceState.before(invoiceId) : invoice;
    }
}
