package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.accounting.Rounding;
import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.OrderTax;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.orders.Bounds;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.tax.TaxPort;

import java.util.ArrayList;
import java.util.List;

/** Invoices: opening one, and freezing every amount when it is issued. */
final class Issuing {

    private Issuing() {}

    /** Puts a sold lot on the invoice that lots are collected on, or on a new one. */
    static List<Happening> place(BasketState basket, Sale sale, long now, OrderTerms terms) {
        if (basket.order(sale.orderId()) != null) {
            return List.of();
        }
        List<Happening> happenings = new ArrayList<>();
        InvoiceState open = basket.collecting();
        InvoiceId invoiceId;
        if (open == null || !open.currency().equals(sale.currency())) {
            invoiceId = nextInvoice(basket);
            happenings.add(Happening.of(invoiceId, opened(
                    basket, sale,
                    now + (basket.closed() ? terms.clocks().late() : terms.clocks().collect()))));
        } else {
            invoiceId = open.invoiceId();
        }
        happenings.add(new Happening(invoiceId, sale.orderId(), new LifeEvent.OrderPlaced(sale)));
        return happenings;
    }

    /** An accepted second chance gets an invoice of its own, at once. */
    static List<Happening> accept(BasketState basket, OrderState offer, long now) {
        InvoiceId invoiceId = nextInvoice(basket);
        return List.of(
                new Happening(invoiceId, offer.orderId(), new LifeEvent.SecondChanceAccepted()),
                Happening.of(invoiceId, opened(basket, offer.sale(), now)));
    }

    static boolean isFull(BasketState basket, InvoiceState invoice) {
        return basket.ordersOf(invoice.invoiceId()).size() >= Bounds.ORDERS_PER_INVOICE;
    }

    /**
     * The invoice with every order's frozen line, and the first try to charge it. Nobody asked for it: the
     * wallet pays what its owner set.
     */
    static List<Happening> issue(BasketState basket, InvoiceState invoice, long now, OrderTerms terms) {
        List<Happening> happenings = frozen(basket, invoice, now, terms);
        happenings.add(Paying.beginByItself(invoice, terms));
        return happenings;
    }

    /** The same as the buyer wishes it. @param mostOfWallet absent is nothing of it */
    static List<Happening> issue(
            BasketState basket, InvoiceState invoice, Long mostOfWallet, long now, OrderTerms terms) {
        List<Happening> happenings = frozen(basket, invoice, now, terms);
        long total = ((InvoiceEvent.InvoiceIssued) happenings.getFirst().event()).totalMinor();
        happenings.add(Paying.begin(invoice, 1, null, true, mostOfWallet, total, terms));
        return happenings;
    }

    private static List<Happening> frozen(
            BasketState basket, InvoiceState invoice, long now, OrderTerms terms) {
        InvoiceId id = invoice.invoiceId();
        List<OrderState> orders = basket.ordersOf(id);
        ShipTo shipTo = basket.shipTo() == null ? terms.defaultDestination() : basket.shipTo();
        long shipping =
                terms.shipping().shippingMinor(invoice.currency(), shipTo.country(), orders.size());
        List<InvoiceLine> lines = lines(orders, shipTo, shipping, terms);
        long total = lines.stream().mapToLong(InvoiceLine::paidMinor).reduce(0, Math::addExact);
        long due = now + terms.clocks().pay();
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Happening.of(id, new InvoiceEvent.InvoiceIssued(
                shipTo, orders.stream().map(OrderState::orderId).toList(), shipping, total, due)));
        for (int i = 0; i < lines.size(); i++) {
            happenings.add(
                    Happening.of(orders.get(i), new LifeEvent.OrderInvoiced(lines.get(i), total, due)));
        }
        return happenings;
    }

    private static List<InvoiceLine> lines(
            List<OrderState> orders, ShipTo shipTo, long shippingMinor, OrderTerms terms) {
        long[] weights =
                orders.stream().mapToLong(order -> Math.max(1, order.sale().hammerMinor())).toArray();
        long[] shipping = LargestRemainder.share(shippingMinor, weights);
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            lines.add(line(orders.get(i), shipTo, shipping[i], terms));
        }
        return lines;
    }

    private static InvoiceLine line(OrderState order, ShipTo shipTo, long shippingMinor, OrderTerms terms) {
        Sale sale = order.sale();
        long premium = Rounding.halfEven(sale.hammerMinor(), sale.premiumBasisPoints());
        long commission = CommissionTiers.on(sale.hammerMinor(), sale.commission().basisPoints());
        List<OrderTax> taxes = terms.tax().taxes(new TaxPort.Question(
                sale.sellerId(), shipTo, sale.category(), sale.currency(), sale.hammerMinor(), premium,
                shippingMinor, commission));
        return new InvoiceLine(
                order.orderId(), sale.hammerMinor(), premium, shippingMinor, commission, taxes);
    }

    private static InvoiceEvent opened(BasketState basket, Sale sale, long closesAt) {
        return new InvoiceEvent.InvoiceOpened(
                basket.basket().showId(), basket.basket().buyerId(), sale.currency(), closesAt);
    }

    private static InvoiceId nextInvoice(BasketState basket) {
        return InvoiceId.of(
                basket.basket().showId(), basket.basket().buyerId(), basket.invoices().size() + 1);
    }
}
