package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.payments.PaymentEvent.DisputeOpened;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.orders.Happening;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.WalletParts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Card disputes: a bank takes a charge back, for now or for good; its orders share it. */
final class CardWords {

    private CardWords() {}

    /**
     * Also of a payment that has not been heard of, or is not booked yet: its orders are told when they are
     * held.
     */
    static List<Happening> opened(BasketState basket, PaymentId id, DisputeOpened e) {
        InvoiceState invoice = disputed(basket, id, e.chargeId());
        if (invoice == null || invoice.cardsOpened().contains(e.disputeId())) {
            return List.of();
        }
        List<OrderState> orders = basket.ordersOf(invoice.invoiceId()).stream()
                .filter(order -> order.left() != null && order.card() == null)
                .toList();
        List<Happening> happenings = new ArrayList<>();
        happenings.add(Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoiceCardDisputed(
                e.disputeId(), e.chargeId(), e.amount().minor(), e.move().feeMinor())));
        long[] left = orders.stream().mapToLong(OrderState::cardMinor).toArray();
        happenings.addAll(begun(orders, left, e.disputeId(), e.amount().minor()));
        Boolean lost = invoice.cardOutcomes().get(e.disputeId());
        if (lost != null) {
            happenings.add(Happening.of(
                    invoice.invoiceId(), new InvoiceEvent.InvoiceCardDisputeOver(e.disputeId(), lost)));
        }
        return happenings;
    }

    /**
     * What the orders of an invoice that is paid only now are told of a dispute before; one that was won is
     * over.
     */
    static List<Happening> openedBefore(
            InvoiceState invoice, List<OrderState> orders, List<List<WalletPart>> walletShares) {
        long[] paid = new long[orders.size()];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = orders.get(i).line().paidMinor() - WalletParts.total(walletShares.get(i));
        }
        for (String disputeId : invoice.cardsOpened()) {
            if (!Boolean.FALSE.equals(invoice.cardOutcomes().get(disputeId))) {
                return begun(orders, paid, disputeId, invoice.disputedMinor());
            }
        }
        return List.of();
    }

    /**
     * By what is left of each; what is beyond it was refunded before, and goes first to those of which the
     * buyer has it in their wallet, then to the first.
     */
    private static List<Happening> begun(
            List<OrderState> orders, long[] left, String disputeId, long disputedMinor) {
        if (left.length == 0) {
            return List.of();
        }
        long all = 0;
        for (long each : left) {
            all = Math.addExact(all, each);
        }
        long[] shares = LargestRemainder.share(Math.min(disputedMinor, all), left);
        long beyond = Math.max(0, disputedMinor - all);
        long[] wallets = orders.stream().mapToLong(OrderState::cardIntoWalletMinor).toArray();
        long fromWallets = Math.min(beyond, Arrays.stream(wallets).reduce(0, Math::addExact));
        long[] more = LargestRemainder.share(fromWallets, wallets);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.addExact(shares[i], more[i]);
        }
        shares[0] = Math.addExact(shares[0], beyond - fromWallets);
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                happenings.add(
                        Happening.of(orders.get(i), new LifeEvent.CardDisputeBegan(disputeId, shares[i])));
            }
        }
        return happenings;
    }

    static List<Happening> over(
            BasketState basket, PaymentId id, String chargeId, String disputeId, boolean lost) {
        InvoiceState invoice = disputed(basket, id, chargeId);
        return invoice == null || invoice.cardOutcomes().containsKey(disputeId)
                ? List.of()
                : List.of(Happening.of(
                        invoice.invoiceId(), new InvoiceEvent.InvoiceCardDisputeOver(disputeId, lost)));
    }

    /** By the charge, or by the payment while the charge is not known. */
    private static InvoiceState disputed(BasketState basket, PaymentId id, String chargeId) {
        for (InvoiceState invoice : basket.invoices()) {
            if (chargeId.equals(invoice.chargeId())) {
                return invoice;
            }
        }
        return ProviderWords.invoice(basket, id);
    }
}
