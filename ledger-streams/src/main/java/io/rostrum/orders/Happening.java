package io.rostrum.orders;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderEvent;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.orders.state.OrderState;

/**
 * An event with whom it is about, before it has its place in a history.
 *
 * @param orderId absent for an event of an invoice or basket
 */
public record Happening(InvoiceId invoiceId, OrderId orderId, OrderEvent event) {

    public static Happening of(InvoiceId invoiceId, InvoiceEvent event) {
        return new Happening(invoiceId, null, event);
    }

    public static Happening of(OrderState order, LifeEvent event) {
        return new Happening(order.invoiceId(), order.orderId(), event);
    }
}
