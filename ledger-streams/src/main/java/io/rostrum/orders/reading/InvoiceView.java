package io.rostrum.orders.reading;

import io.rostrum.contracts.commerce.ShipTo;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;

import java.util.List;

/**
 * One invoice as its buyer reads it. Amounts in minor units of its currency, times in epoch milliseconds.
 *
 * @param orders the orders that it is for
 * @param totalMinor 0 until issued
 * @param walletMinor what of it the wallet pays: set aside, or paid so
 * @param dueAtMillis to be paid until then; while lots are collected, until when; 0 is neither
 * @param shipTo absent until the buyer chose
 * @param intentId the charge at the provider; absent until it exists
 * @param authenticationWanted the buyer's card issuer wants to see the buyer
 */
public record InvoiceView(
        String invoiceId,
        String showId,
        String buyerId,
        String currency,
        InvoicePhase phase,
        List<String> orders,
        long shippingMinor,
        long totalMinor,
        long walletMinor,
        long dueAtMillis,
        ShipTo shipTo,
        boolean paying,
        boolean authenticationWanted,
        String intentId,
        String authenticationUrl,
        String failure) {

    /** With the address at which the buyer shows their card issuer that it is them; null if there is none. */
    public InvoiceView authenticatedAt(String url) {
        return new InvoiceView(
                invoiceId, showId, buyerId, currency, phase, orders, shippingMinor, totalMinor, walletMinor,
                dueAtMillis, shipTo, paying, authenticationWanted, intentId, url, failure);
    }

    /**
     * The view of an invoice.
     *
     * @param failure the provider's word on the last try; null if none failed
     */
    public static InvoiceView of(
            InvoiceState invoice, List<String> orders, long shippingMinor, ShipTo shipTo,
            boolean authenticationWanted, String failure) {
        long due =
                invoice.phase() == InvoicePhase.COLLECTING ? invoice.closesAtMillis() : invoice.dueAtMillis();
        return new InvoiceView(
                invoice.invoiceId().value(), invoice.invoiceId().showId().value(),
                invoice.invoiceId().buyerId().value(), invoice.currency(), invoice.phase(), orders,
                shippingMinor, invoice.totalMinor(), invoice.walletMinor(),
                due, shipTo, invoice.trying(), authenticationWanted,
                invoice.intentId(), null, failure);
    }
}
