package io.rostrum.orders.deciding;

import io.rostrum.accounting.LargestRemainder;
import io.rostrum.contracts.commerce.InboxMessage.WalletFound;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.orders.Happening;
import io.rostrum.orders.OrderTerms;
import io.rostrum.orders.asking.RequestIds;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.OrderState;
import io.rostrum.orders.state.WalletParts;

import java.util.ArrayList;
import java.util.List;

/**
 * How wallet and card pay an invoice together. The buyer's desk sets the wallet's part aside first, then the
 * card is charged the rest, and one entry books both; so there is never one without the other.
 *
 * <pre>
 * another split wanted --> charge as it was called off --> what was set aside freed --> sought at the desk
 *                                                                           found |       | short: failed
 *             all of it: booked <-------------------------------------------------+--> the rest: charged
 * </pre>
 *
 * <p>An invoice that is charged by itself seeks first what the wallet pays by its owner's wish, which may be
 * nothing; then it goes on in the same way.
 */
final class Paying {

    /** The word of a try that failed because the wallet has less. */
    static final String WALLET_SHORT = "wallet_short";

    private Paying() {}

    /** Begins a try. @param mostOfWallet absent is nothing of it */
    static Happening begin(
            InvoiceState invoice, int attempt, String methodId, boolean offSession, Long mostOfWallet,
            long totalMinor, OrderTerms terms) {
        long wallet = WalletParts.of(totalMinor, mostOfWallet, terms.cardMinMinor());
        return Happening.of(
                invoice.invoiceId(),
                wallet == invoice.walletMinor()
                        ? new InvoiceEvent.InvoiceChargeAsked(attempt, methodId, offSession)
                        : new InvoiceEvent.InvoiceSplitAsked(attempt, methodId, offSession, wallet));
    }

    /** Begins the first try of an invoice that is charged by itself. */
    static Happening beginByItself(InvoiceState invoice, OrderTerms terms) {
        return Happening.of(invoice.invoiceId(), new InvoiceEvent.InvoiceWalletFirstSought(
                RequestIds.step(invoice.invoiceId(), RequestIds.WALLET_FIRST, 1), terms.cardMinMinor()));
    }

    /** The next step to another split, once no charge is there any more; empty while the desk is asked. */
    static List<Happening> split(InvoiceState invoice) {
        if (!invoice.walletParts().isEmpty()) {
            return one(invoice, new InvoiceEvent.InvoiceWalletFreed(invoice.walletRequest()));
        }
        if (invoice.walletWanted() == 0) {
            return one(invoice, charge(invoice));
        }
        return invoice.walletRequest() != null
                ? List.of()
                : one(invoice, new InvoiceEvent.InvoiceWalletSought(
                        RequestIds.step(invoice.invoiceId(), RequestIds.WALLET, invoice.attempt()),
                        invoice.walletWanted()));
    }

    /** What nobody waits for any more is freed at once. */
    static List<Happening> found(BasketState basket, WalletFound told) {
        for (InvoiceState invoice : basket.invoices()) {
            if (seeks(invoice, told.requestId())) {
                boolean all = WalletParts.total(told.parts()) == invoice.totalMinor();
                return List.of(
                        Happening.of(
                                invoice.invoiceId(),
                                new InvoiceEvent.InvoiceWalletSetAside(told.requestId(), told.parts())),
                        Happening.of(
                                invoice.invoiceId(),
                                all ? new InvoiceEvent.InvoiceWalletPays() : charge(invoice)));
            }
            boolean known = told.requestId().equals(invoice.walletRequest());
            if (isOf(invoice, told.requestId()) && !known) {
                return one(invoice, new InvoiceEvent.InvoiceWalletFreed(told.requestId()));
            }
        }
        return List.of();
    }

    static List<Happening> tooLittle(BasketState basket, String requestId) {
        for (InvoiceState invoice : basket.invoices()) {
            if (seeks(invoice, requestId)) {
                return one(invoice, byItself(invoice, requestId)
                        ? charge(invoice)
                        : new InvoiceEvent.InvoiceChargeFailed(invoice.attempt(), WALLET_SHORT));
            }
        }
        return List.of();
    }

    private static boolean isOf(InvoiceState invoice, String requestId) {
        return requestId.startsWith(invoice.invoiceId() + "/" + RequestIds.WALLET + "/")
                || byItself(invoice, requestId);
    }

    /** Nobody named the wallet's part: where there is none the card pays all of it. */
    private static boolean byItself(InvoiceState invoice, String requestId) {
        return requestId.startsWith(invoice.invoiceId() + "/" + RequestIds.WALLET_FIRST + "/");
    }

    private static boolean seeks(InvoiceState invoice, String requestId) {
        return invoice.phase() == InvoicePhase.DUE && invoice.splitting()
                && invoice.walletParts().isEmpty() && requestId.equals(invoice.walletRequest());
    }

    private static InvoiceEvent charge(InvoiceState invoice) {
        return new InvoiceEvent.InvoiceChargeAsked(
                invoice.attempt(), invoice.methodId(), invoice.offSession());
    }

    /** What of each order the wallet paid: in proportion, by the charges in their order. */
    static List<List<WalletPart>> shares(InvoiceState invoice, List<OrderState> orders) {
        long[] weights = orders.stream().mapToLong(order -> order.line().paidMinor()).toArray();
        long[] wallet = LargestRemainder.share(invoice.walletMinor(), weights);
        List<WalletPart> left = invoice.walletParts();
        List<List<WalletPart>> shares = new ArrayList<>();
        for (long share : wallet) {
            shares.add(WalletParts.first(left, share));
            left = WalletParts.without(left, share);
        }
        return shares;
    }

    /** An order of an invoice that is paid. */
    static LifeEvent held(
            InvoiceState invoice, String entryId, List<WalletPart> share, long now, OrderTerms terms) {
        return new LifeEvent.OrderHeld(
                invoice.chargeId(), entryId, now + terms.clocks().ship(), now + terms.holdMillis(), share);
    }

    private static List<Happening> one(InvoiceState invoice, InvoiceEvent event) {
        return List.of(Happening.of(invoice.invoiceId(), event));
    }
}
