package io.rostrum.orders.evolving;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceEvent.*;
import io.rostrum.orders.asking.Facts;
import io.rostrum.orders.state.InvoiceDraft;
import io.rostrum.orders.state.InvoicePhase;
import io.rostrum.orders.state.InvoiceState;
import io.rostrum.orders.state.Retry;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The invoice after one more event. */
final class InvoiceEvolution {

    private InvoiceEvolution() {}

    static InvoiceState evolve(InvoiceState before, InvoiceEvent event, long atMillis) {
        InvoiceDraft next = before.draft();
        switch (event) {
            case InvoiceOpened e -> {
                next.phase = InvoicePhase.COLLECTING;
                next.currency = e.currency();
                next.closesAtMillis = e.closesAtMillis();
            }
            case InvoiceIssued e -> {
                next.phase = InvoicePhase.DUE;
                next.dueAtMillis = e.dueAtMillis();
                next.totalMinor = e.totalMinor();
            }
            case InvoiceChargeAsked e -> {
                begin(next, e.attempt(), e.offSession());
                next.walletWanted = null;
                if (next.walletParts.isEmpty()) {
                    next.walletRequest = null;
                }
            }
            case InvoiceSplitAsked e -> {
                begin(next, e.attempt(), e.offSession());
                next.methodId = e.methodId();
                next.walletWanted = e.walletMinor();
            }
            case InvoiceChargeDropped e -> {
                next.dropped = new TreeSet<>(next.dropped);
                next.dropped.add(next.intentId);
                next.intentId = null;
                next.customerId = null;
                next.retry = null;
            }
            case InvoiceWalletSought e -> next.walletRequest = e.requestId();
            case InvoiceWalletFirstSought e -> {
                begin(next, 1, true);
                next.walletWanted = next.totalMinor;
                next.walletRequest = e.requestId();
            }
            case InvoiceWalletSetAside e -> {
                next.walletParts = e.parts();
                next.walletWanted = null;
            }
            case InvoiceWalletFreed e -> {
                if (e.requestId().equals(next.walletRequest)) {
                    next.walletRequest = null;
                    next.walletParts = List.of();
                }
            }
            case InvoiceWalletPays e -> {
                next.phase = InvoicePhase.BOOKING;
                next.awaitedFact = Facts.walletPaidId(next.walletRequest);
                over(next);
            }
            case InvoicePayerFound e -> {
                next.customerId = e.customerId();
                next.methodId = e.methodId();
            }
            case InvoiceChargeKnown e -> {
                next.intentId = e.intentId();
                next.retry = null;
            }
            case InvoiceAuthenticationWanted e -> over(next);
            case InvoiceChargeFailed e -> {
                if (next.intentId == null) {
                    next.customerId = null;
                }
                if (next.walletWanted != null) {
                    next.walletRequest = null;
                }
                over(next);
            }
            case InvoiceCharged e -> {
                next.phase = InvoicePhase.BOOKING;
                next.chargeId = e.chargeId();
                next.feeMinor = e.feeMinor();
                next.awaitedFact = Facts.paidId(e.chargeId());
                over(next);
            }
            case InvoicePaid e -> {
                next.phase = InvoicePhase.PAID;
                next.awaitedFact = null;
            }
            case InvoiceOverdue e -> {
                next.phase = InvoicePhase.CANCELLING;
                next.walletWanted = null;
                // A charge that may or may not have been made is still asked for: only then it can be called
                // off.
                next.retry = next.intentId == null ? next.retry : null;
            }
            case InvoiceDefaulted e -> {
                next.phase = InvoicePhase.DEFAULTED;
                over(next);
            }
            case InvoiceCardDisputed e -> {
                next.cardDispute = e.disputeId();
                next.cardsOpened = new TreeSet<>(next.cardsOpened);
                next.cardsOpened.add(e.disputeId());
                next.disputedMinor = e.disputedMinor();
            }
            case InvoiceCardDisputeOver e -> disputeOver(next, e);
            case InvoiceStepDelayed e -> next.retry =
                    Retry.after(next.retry, e.requestId(), e.code(), atMillis, e.againAtMillis());
            case InvoiceStepRepeated e -> next.retry = next.retry.sent();
            case DestinationChosen e -> { }
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
        return next.build();
    }

    private static void begin(InvoiceDraft next, int attempt, boolean offSession) {
        next.attempt = attempt;
        next.trying = true;
        next.offSession = offSession;
        next.retry = null;
    }

    private static void over(InvoiceDraft next) {
        next.trying = false;
        next.walletWanted = null;
        next.retry = null;
    }

    /** Also of what ends before it is heard of. */
    private static void disputeOver(InvoiceDraft next, InvoiceCardDisputeOver e) {
        var outcomes = new TreeMap<>(next.cardOutcomes);
        if (e.disputeId().equals(next.cardDispute)) {
            next.cardDispute = null;
        }
        outcomes.put(e.disputeId(), e.lost());
        next.cardOutcomes = outcomes;
    }
}
