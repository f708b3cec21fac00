package io.rostrum.orders.evolving;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceEvent.*;
import io.rostrum.orders.asking.Facts;
import io.rostrum.orders.state.BasketState;
import io.rostrum.orders.state.DepositPhase;
import io.rostrum.orders.state.DepositState;
import io.rostrum.orders.state.InvoiceDraft;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.Retry;

/** The basket itself after one more event: its destination, its deposit, the end of the show. */
final class BasketEvolution {

    private BasketEvolution() {}

    static BasketState evolve(BasketState before, InvoiceEvent event, long atMillis) {
        DepositState deposit = before.deposit();
        return switch (event) {
            case DestinationChosen e -> before.to(e.shipTo());
            case BasketClosed e -> closed(before, e.collectUntilMillis());
            case DepositAsked e -> before.with(new DepositState(
                    e.number(), DepositPhase.ASKED, e.depositMinor(), e.currency(),
                    e.spendingLimitMinor(), null, null, null, 0, null, 0, null, null, null));
            case DepositPayerFound e -> before.with(deposit.by(e.customerId(), e.methodId()));
            case DepositKnown e -> before.with(deposit.known(e.intentId()));
            case DepositHeld e -> before.with(deposit.held(e.lapsesAtMillis()));
            case DepositRefused e -> before.with(deposit.in(DepositPhase.OVER));
            case DepositCaptureAsked e -> before.with(deposit.capturing(e.orderId(), e.lossMinor()));
            case DepositTaken e -> before.with(deposit.taken(e.chargeId(), Facts.forfeitedId(e.chargeId())));
            case DepositForfeited e -> before.with(deposit.in(DepositPhase.OVER));
            case DepositReturnAsked e -> before.with(deposit.delayed(null).in(DepositPhase.RETURNING));
            case DepositReturned e -> before.with(deposit.in(DepositPhase.RETURNED));
            case InvoiceStepDelayed e ->
                before.with(deposit.delayed(Retry.after(
                        deposit.retry(), e.requestId(), e.code(), atMillis, e.againAtMillis())));
            case InvoiceStepRepeated e -> before.with(deposit.delayed(deposit.retry().sent()));
            case InvoiceOpened e -> before;
            case InvoiceIssued e -> before;
            case InvoiceSplitAsked e -> before;
            case InvoiceChargeDropped e -> before;
            case InvoiceWalletSought e -> before;
            case InvoiceWalletFirstSought e -> before;
            case InvoiceWalletSetAside e -> before;
            case InvoiceWalletFreed e -> before;
            case InvoiceWalletPays e -> before;
            case InvoiceChargeAsked e -> before;
            case InvoicePayerFound e -> before;
            case InvoiceChargeKnown e -> before;
            case InvoiceAuthenticationWanted e -> before;
            case InvoiceChargeFailed e -> before;
            case InvoiceCharged e -> before;
            case InvoicePaid e -> before;
            case InvoiceOverdue e -> before;
            case InvoiceDefaulted e -> before;
            case InvoiceCardDisputed e -> before;
            case InvoiceCardDisputeOver e -> before;
        };
    }

    private static BasketState closed(BasketState before, long collectUntilMillis) {
        BasketState after = before.asClosed();
        for (InvoiceState invoice : before.invoices()) {
            if (invoice.phase() == InvoicePhase.COLLECTING && invoice.closesAtMillis() > collectUntilMillis) {
                InvoiceDraft next = invoice.draft();
                next.closesAtMillis = collectUntilMillis;
                after = after.with(next.build());
            }
        }
        return after;
    }
}
