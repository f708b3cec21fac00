package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.ShipTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Everything of one buyer in one show, decided in one place: invoices, orders and the deposit behind the
 * paddle.
 *
 * @param basket number 0
 * @param nowMillis the newest log time that it has seen; it never goes back
 * @param closed the show has ended
 * @param shipTo where it goes; absent until the buyer chose
 * @param deposit absent if there never was one
 * @param remembered commands of the last minutes, the oldest first
 * @param frozen the rules threw: the basket takes no more, and a person must act
 */
public record BasketState(
        InvoiceId basket,
        long nowMillis,
        boolean closed,
        boolean frozen,
        ShipTo shipTo,
        DepositState deposit,
        List<InvoiceState> invoices,
        List<OrderState> orders,
        List<RememberedWish> remembered,
        long seq,
        String lastHash) {

    public BasketState {
        invoices = List.copyOf(invoices);
        orders = List.copyOf(orders);
        remembered = List.copyOf(remembered);
    }

    public static BasketState before(InvoiceId basket) {
        return new BasketState(
                basket, 0, false, false, null, null, List.of(), List.of(), List.of(), 0,
                OrderEventRecord.NO_EVENT);
    }

    public boolean fresh() {
        return seq == 0 && invoices.isEmpty() && orders.isEmpty();
    }

    /** The order; {@code null} if it is not of this basket. */
    public OrderState order(OrderId id) {
        return first(orders, order -> order.orderId().equals(id));
    }

    /** The invoice; {@code null} if there is none. */
    public InvoiceState invoice(InvoiceId id) {
        return first(invoices, invoice -> invoice.invoiceId().equals(id));
    }

    public List<OrderState> ordersOf(InvoiceId id) {
        return orders.stream().filter(order -> id.equals(order.invoiceId())).toList();
    }

    /** The invoice that lots are collected on; {@code null} if there is none. */
    public InvoiceState collecting() {
        return first(invoices, invoice -> invoice.phase() == InvoicePhase.COLLECTING);
    }

    public BasketState at(long now) {
        return new BasketState(
                basket, Math.max(now, nowMillis), closed, frozen, shipTo, deposit, invoices, orders,
                remembered, seq, lastHash);
    }

    public BasketState asClosed() {
        return new BasketState(
                basket, nowMillis, true, frozen, shipTo, deposit, invoices, orders, remembered,
                seq, lastHash);
    }

    public BasketState asFrozen() {
        return new BasketState(
                basket, nowMillis, closed, true, shipTo, deposit, invoices, orders, remembered,
                seq, lastHash);
    }

    public BasketState to(ShipTo destination) {
        return new BasketState(
                basket, nowMillis, closed, frozen, destination, deposit, invoices, orders, remembered,
                seq, lastHash);
    }

    public BasketState with(DepositState next) {
        return new BasketState(
                basket, nowMillis, closed, frozen, shipTo, next, invoices, orders, remembered, seq, lastHash);
    }

    public BasketState with(InvoiceState next) {
        return new BasketState(
                basket, nowMillis, closed, frozen, shipTo, deposit,
                put(invoices, next, each -> each.invoiceId().equals(next.invoiceId())), orders,
                remembered, seq, lastHash);
    }

    public BasketState with(OrderState next) {
        return new BasketState(
                basket, nowMillis, closed, frozen, shipTo, deposit, invoices,
                put(orders, next, each -> each.orderId().equals(next.orderId())), remembered, seq, lastHash);
    }

    public BasketState remembering(List<RememberedWish> wishes) {
        return new BasketState(
                basket, nowMillis, closed, frozen, shipTo, deposit, invoices, orders, wishes, seq, lastHash);
    }

    /** After one more event about the basket itself. */
    public BasketState recorded(String hash) {
        return new BasketState(
                basket, nowMillis, closed, frozen, shipTo, deposit, invoices, orders, remembered,
                seq + 1, hash);
    }

    private static <T> T first(List<T> all, Predicate<T> wanted) {
        for (T each : all) {
            if (wanted.test(each)) {
                return each;
            }
        }
        return null;
    }

    private static <T> List<T> put(List<T> all, T next, Predicate<T> same) {
        Objects.requireNonNull(next, "next");
        List<T> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (same.test(changed.get(i))) {
                changed.set(i, next);
                return changed;
            }
        }
        changed.add(next);
        return changed;
    }
}
