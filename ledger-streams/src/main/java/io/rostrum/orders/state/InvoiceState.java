package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.WalletPart;

import java.util.Collections;
import java.util.List;
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
 * <p>There is one charge at the provider for all tries, so that nobody is charged twice. Where the wallet is
 * to pay another part than before, the charge as it was is called off for good before there is another.
 *
 * @param closesAtMillis lots are collected until then at the latest
 * @param dueAtMillis to be paid until then; 0 until issued
 * @param attempt counts the tries to confirm the charge
 * @param trying a try is on its way
 * @param methodId of the try that is on its way, or of the last
 * @param intentId absent until the provider has made the charge
 * @param walletWanted what the wallet is to pay, while that is being changed; absent otherwise
 * @param walletRequest under which the buyer's desk sets money aside; absent while none is asked for
 * @param walletParts what is set aside, or was paid so
 * @param dropped charges that were called off
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
        Long walletWanted,
        String walletRequest,
        List<WalletPart> walletParts,
        Set<String> dropped,
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
        walletParts = walletParts == null ? List.of() : List.copyOf(walletParts);
        dropped = Collections.unmodifiableSet(dropped == null ? new TreeSet<>() : new TreeSet<>(dropped));
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

    /** What the wallet pays; the card pays the rest. */
    public long walletMinor() {
        return WalletParts.total(walletParts);
    }

    /** What the card pays, or is to pay. */
    public long cardMinor() {
        return totalMinor - walletMinor();
    }

    /**
     * What the wallet is to pay is being changed: whatever the charge as it was still says changes nothing.
     */
    public boolean splitting() {
        return walletWanted != null;
    }

    public InvoiceDraft draft() {
        return new InvoiceDraft(this);
    }
}
