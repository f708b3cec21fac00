package io.rostrum.record.history;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommissionTerms;
import io.rostrum.contracts.commerce.DisputeReason;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.InvoiceLine;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.contracts.commerce.LifeEvent.Ground;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.OrderId;
import io.rostrum.contracts.commerce.OrderTax;
import io.rostrum.contracts.commerce.OrderTax.TaxBase;
import io.rostrum.contracts.commerce.Sale;
import io.rostrum.contracts.commerce.Verdict;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.SaleLines;
import io.rostrum.contracts.ledger.TaxLine;
import io.rostrum.record.history.History.Step;
import io.rostrum.record.rows.DisputeRow;
import io.rostrum.record.rows.OrderRow;
import io.rostrum.record.rows.PayoutRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.SellerRow;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OrderHistoryTest {

    private static final OrderId ORDER = OrderId.of(new ShowId("show-1"), new LotId("lot-1"), 0);
    private static final InvoiceId INVOICE = new InvoiceId("show-1.buyer.1");
    private static final Sale SALE = new Sale(
            new ShowId("show-1"), new LotId("lot-1"), 0, new UserId("seller"), new UserId("buyer"), 7, 10_000,
            "USD", 2_400, "watches", new CommissionTerms(1_200, 0, 0, "FREE"));
    private static final SaleLines LINES =
            new SaleLines(8_800, 1_200, 2_400, List.of(new TaxLine("GB", 480)));

    private final SubjectRow subject = new SubjectRow();
    private final OrderHistory history = new OrderHistory(subject, null, null, List.of());
    private final Rows rows = new Rows();
    private long atMillis = 1_000;

    private void happened(LifeEvent... events) {
        for (LifeEvent event : events) {
            atMillis += 1_000;
            OrderEventRecord record = new OrderEventRecord(
                    ORDER, INVOICE, subject.seq + 1, subject.hash, atMillis, null, event);
            Fact.OfTrade fact = new Fact.OfTrade(record, ShowScript.hash(Json.bytes(record)));
            assertEquals(Step.TAKEN, history.take(fact, 0, rows), subject.stopped);
        }
    }

    private void held() {
        happened(
                new LifeEvent.OrderPlaced(SALE),
                new LifeEvent.OrderInvoiced(
                        new InvoiceLine(ORDER, 10_000, 2_400, 0, 1_200,
                                List.of(new OrderTax("GB", TaxBase.PREMIUM, 2_000, 480))),
                        12_880, 90_000),
                new LifeEvent.OrderHeld("ch_1", "entry-1", 100_000, 500_000, null));
    }

    private void transferred() {
        held();
        happened(
                new LifeEvent.OrderShipped("post", "T1", 200_000),
                new LifeEvent.OrderDelivered(Ground.CARRIER, 300_000),
                new LifeEvent.ReleaseAsked(LINES, Ground.SILENCE),
                new LifeEvent.OrderReleased("entry-2", 10_000),
                new LifeEvent.TransferAsked("acct_1", "US", 8_800),
                new LifeEvent.TransferSent("tr_1", 8_800),
                new LifeEvent.OrderTransferred("entry-3", 600_000));
    }

    private OrderRow order() {
        return (OrderRow) rows.of(Table.ORDERS).iterator().next();
    }

    private PayoutRow payout() {
        return (PayoutRow) rows.of(Table.PAYOUTS).iterator().next();
    }

    private DisputeRow dispute() {
        return (DisputeRow) rows.of(Table.DISPUTES).iterator().next();
    }

    @Test
    void aPaidOrderSaysWhyItsMoneyIsHeld() {
        held();

        OrderRow order = order();
        assertEquals("HELD", order.state);
        assertEquals("AWAITING_SHIPMENT", order.holdReason);
        assertEquals(8_800, order.sellerMinor);
        assertEquals(480, order.taxMinor);
        assertEquals(1_200, order.commissionBasisPoints);
        assertEquals(100_000, order.dueAtMillis);
        assertEquals("FREE", ((SellerRow) rows.of(Table.SELLERS).iterator().next()).planId);
    }

    @Test
    void fromTheHammerToThePayoutEveryStepHasItsTime() {
        transferred();
        happened(new LifeEvent.PayoutAsked(1, "acct_1", 8_800), new LifeEvent.OrderPaidOut("po_1"));

        OrderRow order = order();
        assertEquals("PAID_OUT", order.state);
        assertEquals("", order.holdReason);
        assertTrue(order.placedAtMillis < order.invoicedAtMillis
                && order.invoicedAtMillis < order.heldAtMillis && order.heldAtMillis < order.shippedAtMillis
                && order.shippedAtMillis < order.deliveredAtMillis
                && order.deliveredAtMillis < order.releasedAtMillis
                && order.releasedAtMillis < order.transferredAtMillis
                && order.transferredAtMillis < order.paidOutAtMillis);
        assertEquals(order.paidOutAtMillis, order.closedAtMillis);
        PayoutRow payout = payout();
        assertEquals("PAID_OUT", payout.state);
        assertEquals(8_800, payout.sellerMinor);
        assertEquals("po_1", payout.payoutId);
        assertEquals("US", payout.country);
    }

    @Test
    void anUnpaidOrderIsClosed() {
        happened(new LifeEvent.OrderPlaced(SALE), new LifeEvent.OrderDefaulted());
        assertEquals("UNPAID", order().state);
        assertEquals(atMillis, order().closedAtMillis);
    }

    @Test
    void aDisputeThatIsDecidedForTheBuyerEndsInARefundOfAll() {
        held();
        happened(
                new LifeEvent.OrderDisputed(DisputeReason.DAMAGED, List.of(), 150_000),
                new LifeEvent.DisputeAnswered(false, List.of(), 160_000),
                new LifeEvent.DisputeDecided(Verdict.REFUND, 12_880, Ground.ARBITER, 170_000),
                new LifeEvent.DecisionStood());
        assertEquals("DISPUTE", order().holdReason);
        happened(
                new LifeEvent.RefundBegun(1, 12_880, LINES, false, false, "dispute", null),
                new LifeEvent.RefundSent(1, "re_1"),
                new LifeEvent.RefundBooked(1, 12_880, "entry-4"),
                new LifeEvent.OrderRefunded());

        DisputeRow dispute = dispute();
        assertEquals("show-1.lot-1:1", dispute.disputeId);
        assertEquals("STOOD", dispute.state);
        assertEquals("REFUND", dispute.verdict);
        assertEquals("ARBITER", dispute.decidedBy);
        assertEquals(12_880, dispute.disputedMinor);
        assertEquals("REFUNDED", order().state);
        assertEquals(12_880, order().refundedMinor);
    }

    @Test
    void aPartThatIsRefundedLeavesTheOrderWhereItStands() {
        held();
        happened(
                new LifeEvent.RefundBegun(1, 1_000, LINES, false, false, "agreed", null),
                new LifeEvent.RefundBooked(1, 1_000, "entry-4"));
        assertEquals("HELD", order().state);
        assertEquals(1_000, order().refundedMinor);
    }

    @Test
    void aTransferThatIsCalledBackSaysHowMuch() {
        transferred();
        happened(
                new LifeEvent.RefundBegun(1, 12_880, LINES, true, true, "", null),
                new LifeEvent.ReversalSent(1, "trr_1", 8_800));
        assertEquals("REVERSED", payout().state);
        assertEquals(8_800, payout().reversedMinor);
        assertEquals("TRANSFERRED", order().state);
    }

    @Test
    void aCardDisputeLiesOverTheOrderAndMovesItsClocks() {
        held();
        long due = order().dueAtMillis;
        happened(new LifeEvent.CardDisputeBegan("dp_1", 12_880));
        assertTrue(order().cardDisputed);
        assertEquals("CARD_DISPUTE", order().holdReason);
        assertEquals("HELD", order().state);

        happened(new LifeEvent.CardDisputeOver("dp_1"));

        assertFalse(order().cardDisputed);
        assertEquals("AWAITING_SHIPMENT", order().holdReason);
        assertEquals(due + 1_000, order().dueAtMillis);
        assertEquals("OVER", dispute().state);
    }

    @Test
    void aLostCardDisputeAboutAllClosesTheOrder() {
        held();
        happened(
                new LifeEvent.CardDisputeBegan("dp_1", 12_880),
                new LifeEvent.CardDisputeLosing("dp_1", 12_880, LINES, 0, 0),
                new LifeEvent.OrderChargedBack("dp_1", "entry-5"));
        assertEquals("CHARGED_BACK", order().state);
        assertEquals(12_880, order().refundedMinor);
        assertEquals("LOST", dispute().state);
        assertEquals(atMillis, dispute().closedAtMillis);
    }

    @Test
    void anOrderThatBeginsInTheMiddleStops() {
        OrderEventRecord record =
                new OrderEventRecord(ORDER, INVOICE, 1, "", 1, null, new LifeEvent.OrderDefaulted());
        assertEquals(
                Step.STOPPED,
                history.take(new Fact.OfTrade(record, "h"), 0, rows));
        assertTrue(rows.of(Table.ORDERS).isEmpty());
    }
}
