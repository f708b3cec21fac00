package io.rostrum.orders.state;

import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.RefundWay;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.WalletPart;
import io.rostrum.contracts.ledger.SaleLines;

import java.util.List;

/** An {@link OrderState} while it is being changed. */
public final class OrderDraft {

    public OrderId orderId;
    public InvoiceId invoiceId;
    public Sale sale;
    public InvoiceLine line;
    public OrderPhase phase;
    public long dueMillis;
    public long holdLimitMillis;
    public long warnAtMillis;
    public SaleLines left;
    public String chargeId;
    public List<WalletPart> walletParts;
    public Long intoWalletMinor;
    public RefundWay refundWay;
    public Shipment shipment;
    public boolean buyerCancels;
    public boolean sellerCancels;
    public DisputeState dispute;
    public RefundState refund;
    public int refunds;
    public Settlement settlement;
    public boolean sought;
    public CardState card;
    public Retry retry;
    public String awaitedFact;
    public boolean stopped;
    public long seq;
    public String lastHash;

    OrderDraft() {}

    OrderDraft(OrderState from) {
        orderId = from.orderId();
        invoiceId = from.invoiceId();
        sale = from.sale();
        line = from.line();
        phase = from.phase();
        dueMillis = from.dueMillis();
        holdLimitMillis = from.holdLimitMillis();
        warnAtMillis = from.warnAtMillis();
        left = from.left();
        chargeId = from.chargeId();
        walletParts = from.walletParts();
        intoWalletMinor = from.intoWalletMinor();
        refundWay = from.refundWay();
        shipment = from.shipment();
        buyerCancels = from.buyerCancels();
        sellerCancels = from.sellerCancels();
        dispute = from.dispute();
        refund = from.refund();
        refunds = from.refunds();
        settlement = from.settlement();
        sought = from.sought();
        card = from.card();
        retry = from.retry();
        awaitedFact = from.awaitedFact();
        stopped = from.stopped();
        seq = from.seq();
        lastHash = from.lastHash();
    }

    public OrderState build() {
        return new OrderState(
                orderId, invoiceId, sale, line, phase, dueMillis, holdLimitMillis, warnAtMillis, left,
                chargeId, walletParts, intoWalletMinor, refundWay, shipment, buyerCancels, sellerCancels,
                        dispute,
                refund, refunds, settlement,
                sought, card, retry, awaitedFact, stopped, seq, lastHash);
    }
}
