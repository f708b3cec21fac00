package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.WalletPart;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** An {@link InvoiceState} while it is being changed. */
public final class InvoiceDraft {

    public InvoiceId invoiceId;
    public InvoicePhase phase;
    public String currency;
    public long closesAtMillis;
    public long dueAtMillis;
    public long totalMinor;
    public int attempt;
    public boolean trying;
    public boolean offSession;
    public String customerId;
    public String methodId;
    public String intentId;
    public Long walletWanted;
    public String walletRequest;
    public List<WalletPart> walletParts;
    public Set<String> dropped;
    public String chargeId;
    public long feeMinor;
    public String cardDispute;
    public long disputedMinor;
    public Set<String> cardsOpened;
    public Map<String, Boolean> cardOutcomes;
    public Retry retry;
    public String awaitedFact;
    public long seq;
    public String lastHash;

    InvoiceDraft() {}

    InvoiceDraft(InvoiceState from) {
        invoiceId = from.invoiceId();
        phase = from.phase();
        currency = from.currency();
        closesAtMillis = from.closesAtMillis();
        dueAtMillis = from.dueAtMillis();
        totalMinor = from.totalMinor();
        attempt = from.attempt();
        trying = from.trying();
        offSession = from.offSession();
        customerId = from.customerId();
        methodId = from.methodId();
        intentId = from.intentId();
        walletWanted = from.walletWanted();
        walletRequest = from.walletRequest();
        walletParts = from.walletParts();
        dropped = from.dropped();
        chargeId = from.chargeId();
        feeMinor = from.feeMinor();
        cardDispute = from.cardDispute();
        disputedMinor = from.disputedMinor();
        cardsOpened = from.cardsOpened();
        cardOutcomes = from.cardOutcomes();
        retry = from.retry();
        awaitedFact = from.awaitedFact();
        seq = from.seq();
        lastHash = from.lastHash();
    }

    public InvoiceState build() {
        return new InvoiceState(
                invoiceId, phase, currency, closesAtMillis, dueAtMillis, totalMinor, attempt, trying,
                offSession, customerId, methodId, intentId, walletWanted, walletRequest,
                walletParts, dropped, chargeId, feeMinor, cardDispute,
                disputedMinor, cardsOpened, cardOutcomes, retry, awaitedFact, seq, lastHash);
    }
}
