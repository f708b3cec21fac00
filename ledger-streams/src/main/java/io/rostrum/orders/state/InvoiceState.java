package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderEventRecord;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One invoice: what one buyer pays at once, with one charge, for lots of one show.
 *
 * <pre>
 * InvoiceOpened ─► COLLECTING ──show ends, check out, time──► DUE ──charge succeeded──► BOOKING ──entry──► PAID
 *                                                             │ 48 h                      ▲
 *                                                             ▼                           │ the success was quicker
 *                                                          CANCELLING ────────────────────┘
 *                                                             └──charge cancelled, or never made──► DEFAULTED
 * </pre>
 *
 * <p>There is one charge at the provider for all tries, so that nobody is charged twice.
 *
 * @param closesAtMillis lots are collected until then at the latest
 * @param dueAtMillis to be paid until then; 0 until issued
 * @param attempt counts the tries to confirm the charge
 * @param trying a try is on its way
 * @param methodId of the try that is on its way, or of the last
 * @param intentId absent until the provider has made the charge
 * @param cardDispute the open card dispute; absent when none is
 * @param cardsOpened card disputes that were opened, whatever became of them
 * @param cardOutcomes card disputes that ended, and whether they were lost; also those that were not heard of
 *     before
 */
public record InvoiceState(
        InvoiceId invoiceId,
        InvoicePhase phase,
        String currency,
        long closesAtMillis,
        long dueAtMillis,
        long totalMinor,
        int attempt,
        boolean trying,
        boolean offSession,
        String customerId,
        String methodId,
        String intentId,
        String chargeId,
        long feeMinor,
        String cardDispute,
        long disputedMinor,
        Set<String> cardsOpened,
        Map<String, Boolean> cardOutcomes,
        Retry retry,
        String awaitedFact,
        long seq,
        String lastHash) {

    public InvoiceState {
        cardsOpened = Collections.unmodifiableSet(
                cardsOpened == null ? new TreeSet<>() : new TreeSet<>(cardsOpened));
        cardOutcomes = Collections.unmodifiableMap(
                cardOutcomes == null ? new TreeMap<>() : new TreeMap<>(cardOutcomes));
    }

    /** An invoice before its first event. */
    public static InvoiceState before(InvoiceId invoiceId) {
        InvoiceDraft draft = new InvoiceDraft();
        draft.invoiceId = invoiceId;
        draft.lastHash = OrderEventRecord.NO_EVENT;
        return draft.build();
    }

    public InvoiceDraft draft() {
        return new InvoiceDraft(this);
    }
}
