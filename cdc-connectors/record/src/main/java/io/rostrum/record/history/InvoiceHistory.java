package io.rostrum.record.history;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceEvent.BasketClosed;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositAsked;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositCaptureAsked;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositForfeited;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositHeld;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositKnown;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositPayerFound;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositRefused;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositReturnAsked;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositReturned;
import io.rostrum.contracts.commerce.InvoiceEvent.DepositTaken;
import io.rostrum.contracts.commerce.InvoiceEvent.DestinationChosen;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceAuthenticationWanted;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceCardDisputeOver;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceCardDisputed;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceChargeAsked;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceChargeDropped;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceChargeFailed;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceChargeKnown;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceCharged;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceDefaulted;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceIssued;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceOpened;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceOverdue;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoicePaid;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoicePayerFound;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceSplitAsked;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceStepDelayed;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceStepRepeated;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceWalletFirstSought;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceWalletFreed;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceWalletPays;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceWalletSetAside;
import io.rostrum.contracts.commerce.InvoiceEvent.InvoiceWalletSought;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.record.rows.InvoiceRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;

/** An invoice's events as a row. A basket, which is invoice number 0, has events and no row. */
public final class InvoiceHistory extends History<Fact.OfTrade> {

    private InvoiceRow invoice;

    /** @param invoice null before its first event */
    public InvoiceHistory(SubjectRow subject, InvoiceRow invoice) {
        super(subject);
        this.invoice = invoice;
    }

    @Override
    void apply(Fact.OfTrade fact, Rows rows) {
        OrderEventRecord record = fact.event();
        if (!(record.event() instanceof InvoiceEvent event)) {
            throw new Unfitting("it is no event of an invoice");
        }
        if (record.invoiceId().number() == 0) {
            return;
        }
        if (invoice == null) {
            if (!(event instanceof InvoiceOpened)) {
                throw new Unfitting("no invoice begins so");
            }
            invoice = new InvoiceRow();
            invoice.invoiceId = record.invoiceId().value();
        }
        apply(event, record.atMillis());
        invoice.updatedAtMillis = record.atMillis();
        rows.put(Table.INVOICES, invoice);
    }

    private void apply(InvoiceEvent event, long at) {
        switch (event) {
            case InvoiceOpened e -> {
                invoice.showId = e.showId().value();
                invoice.buyerId = e.buyerId().value();
                invoice.currency = e.currency();
                invoice.openedAtMillis = at;
                invoice.status = "OPEN";
            }
            case InvoiceIssued e -> {
                invoice.shippingMinor = e.shippingMinor();
                invoice.totalMinor = e.totalMinor();
                invoice.dueAtMillis = e.dueAtMillis();
                invoice.issuedAtMillis = at;
                invoice.status = "ISSUED";
            }
            case InvoiceChargeAsked e -> {
                invoice.attempts = e.attempt();
                invoice.status = "CHARGING";
            }
            case InvoiceAuthenticationWanted e -> invoice.status = "AUTHENTICATION";
            case InvoiceChargeFailed e -> {
                invoice.failureCode = e.code();
                invoice.status = "FAILED";
            }
            case InvoiceCharged e -> {
                invoice.feeMinor = e.feeMinor();
                invoice.failureCode = "";
                invoice.status = "CHARGED";
            }
            case InvoicePaid e -> {
                invoice.paidAtMillis = at;
                invoice.status = "PAID";
            }
            case InvoiceOverdue e -> invoice.status = "OVERDUE";
            case InvoiceDefaulted e -> invoice.status = "DEFAULTED";
            case InvoiceCardDisputed e -> invoice.status = "CARD_DISPUTED";
            case InvoiceCardDisputeOver e -> invoice.status = e.lost() ? "CARD_DISPUTE_LOST" : "PAID";
            case InvoiceWalletPays e -> invoice.status = "CHARGED";
            case InvoiceSplitAsked e -> { }
            case InvoiceChargeDropped e -> { }
            case InvoiceWalletSought e -> { }
            case InvoiceWalletFirstSought e -> {
                invoice.attempts = 1;
                invoice.status = "CHARGING";
            }
            case InvoiceWalletSetAside e -> { }
            case InvoiceWalletFreed e -> { }
            case DestinationChosen e -> { }
            case InvoicePayerFound e -> { }
            case InvoiceChargeKnown e -> { }
            case InvoiceStepDelayed e -> { }
            case InvoiceStepRepeated e -> { }
            case DepositAsked e -> { }
            case DepositPayerFound e -> { }
            case DepositKnown e -> { }
            case DepositHeld e -> { }
            case DepositRefused e -> { }
            case DepositCaptureAsked e -> { }
            case DepositTaken e -> { }
            case DepositForfeited e -> { }
            case DepositReturnAsked e -> { }
            case DepositReturned e -> { }
            case BasketClosed e -> { }
        }
    }
}
