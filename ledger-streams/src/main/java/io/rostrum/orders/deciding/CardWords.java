package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.payments.PaymentEvent.DisputeOpened;
import io.rostrum.orders.Happening;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;

import java.util.ArrayList;
import java.util.List;

/** Card disputes: a bank takes a charge back, for now or for good; its orders share it. */
final class CardWords {

    private CardWords() {}

    static List<Happening> opened(BasketState basket, DisputeOpened e) {
        InvoiceState invoice = charged(basket, e.chargeId());
        if (invoice == null || invoice.cardsOpened().contains(e.disputeId())) {
            return List.of();
        }
        List<OrderState> orders = basket.ordersOf(invoice.invoiceId()).stream()
                .filter(order -> order.left() != null && order.card() == null)
                .toList();
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoiceCardDisputed(
                e.disputeId(), e.amount().minor(), e.move().feeMinor())));
        long[] shares = shares(orders, e.amount().minor());
        for (int i = 0; i < orders.size(); i++) {
            if (shares[i] > 0) {
                happenings.add(Happening.of(
                        orders.get(i), new LifeEvent.CardDisputeBegan(e.disputeId(), shares[i])));
            }
        }
        Boolean lost = invoice.cardOutcomes().get(e.disputeId());
        if (lost != null) {
            happenings.add(Happening.of(
                    invoice.invoiceId(), new InvoiceEvent.InvoiceCardDisputeOver(e.disputeId(), lost)));
        }
        return happenings;
    }

    /** By what is left of each; what is beyond it, as it was refunded before, goes to the first. */
    private static long[] shares(List<OrderState> orders, long disputedMinor) {
        long[] left = orders.stream().mapToLong(order -> order.left().totalMinor()).toArray();
        long all = 0;
        for (long each : left) {
            all = Math.addExact(all, each);
        }
        if (left.length == 0) {
            return left;
        }
        long[] shares = LargestRemainder.share(Math.min(disputedMinor, all), left);
        shares[0] = Math.addExact(shares[0], Math.max(0, disputedMinor - all));
        return shares;
    }

    static List<Happening> over(BasketState basket, String chargeId, String disputeId, boolean lost) {
        InvoiceState invoice = charged(basket, chargeId);
        return invoice == null || invoice.cardOutcomes().containsKey(disputeId)
                ? List.of()
                : List.of(Happening.of(
                        invoice.invoiceId(), new InvoiceEvent.InvoiceCardDisputeOver(disputeId, lost)));
    }

    private static InvoiceState charged(BasketState basket, String chargeId) {
        for (InvoiceState invoice : basket.invoices()) {
            if (chargeId.equals(invoice.chargeId())) {
                return invoice;
            }
        }
        return null;
    }
}
