package io.rostrum.record.history;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.InvoiceId;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.record.history.History.Step;
import io.rostrum.record.rows.ClipRow;
import io.rostrum.record.rows.EntryRow;
import io.rostrum.record.rows.InvoiceRow;
import io.rostrum.record.rows.PostingRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.StreamEventRow;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;
import io.rostrum.record.rows.ThumbnailRow;
import io.rostrum.record.rows.ViewersRow;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OtherHistoriesTest {

    private final Rows rows = new Rows();
    private final SubjectRow subject = new SubjectRow();

    private Step invoiceEvent(InvoiceHistory history, String invoice, InvoiceEvent event) {
        OrderEventRecord record = new OrderEventRecord(
                null, new InvoiceId(invoice), subject.seq + 1, subject.hash, 1_000 + subject.seq, null, event);
        return history.take(new Fact.OfTrade(record, ShowScript.hash(Json.bytes(record))), 0, rows);
    }

    @Test
    void anInvoiceGoesFromOpenToPaid() {
        InvoiceHistory history = new InvoiceHistory(subject, null);
        List<InvoiceEvent> events = List.of(
                new InvoiceEvent.InvoiceOpened(new ShowId("show-1"), new UserId("buyer"), "USD", 5_000),
                new InvoiceEvent.InvoiceIssued(null, List.of(), 500, 13_380, 90_000),
                new InvoiceEvent.InvoiceChargeAsked(1, null, true),
                new InvoiceEvent.InvoiceChargeFailed(1, "card_declined"));
        events.forEach(event -> assertEquals(Step.TAKEN, invoiceEvent(history, "show-1.buyer.1", event)));
        InvoiceRow invoice = (InvoiceRow) rows.of(Table.INVOICES).iterator().next();
        assertEquals("FAILED", invoice.status);
        assertEquals("card_declined", invoice.failureCode);

        invoiceEvent(history, "show-1.buyer.1", new InvoiceEvent.InvoiceCharged("ch_1", 13_380, 213));
        invoiceEvent(history, "show-1.buyer.1", new InvoiceEvent.InvoicePaid("entry-1"));

        assertEquals("PAID", invoice.status);
        assertEquals("", invoice.failureCode);
        assertEquals(213, invoice.feeMinor);
        assertEquals(13_380, invoice.totalMinor);
        assertTrue(invoice.paidAtMillis > 0);
    }

    @Test
    void aBasketHasAHistoryAndNoRow() {
        InvoiceHistory history = new InvoiceHistory(subject, null);
        assertEquals(Step.TAKEN, invoiceEvent(
                history, "show-1.buyer.0", new InvoiceEvent.DepositAsked(1, 5_000, "USD", 50_000)));
        assertTrue(rows.of(Table.INVOICES).isEmpty());
        assertEquals(1, subject.seq);
    }

    @Test
    void anEntryIsARowAndEachPostingIsOne() {
        JournalEntry entry = new JournalEntry(
                "entry-1", BookId.MAIN, 1, "", 5_000, EntryPhase.BOOKED, null, 4_000L, null,
                new OrderFact.Transferred("tr_1", "show-1.lot-1", "seller", "USD", 8_800),
                List.of(
                        Posting.debit(Account.payable("seller"), 8_800, "USD"),
                        Posting.credit(Account.STRIPE_AVAILABLE, 8_800, "USD")),
                null);

        assertEquals(Step.TAKEN, new BookHistory(subject)
                .take(new Fact.OfBook(entry, "hash"), 0, rows));

        assertEquals(
                List.of(new EntryRow("entry-1", BookId.MAIN.value(), 1, "BOOKED", "Transferred",
                        "transferred:tr_1", 5_000, 5_000, 4_000)),
                List.copyOf(rows.of(Table.ENTRIES)));
        assertEquals(
                List.of(
                        new PostingRow("entry-1", 1, BookId.MAIN.value(), "seller:seller:payable",
                                "SELLER_PAYABLE", "seller", "DEBIT", 8_800, "USD", "BOOKED", 5_000, 5_000),
                        new PostingRow("entry-1", 2, BookId.MAIN.value(), "stripe:available",
                                "STRIPE_AVAILABLE", "", "CREDIT", 8_800, "USD", "BOOKED", 5_000, 5_000)),
                List.copyOf(rows.of(Table.POSTINGS)));
    }

    @Test
    void aSecondOfARoomStandsInItsMinute() {
        Rooms.take(
                new RoomMetrics(new ShowId("show-1"), "gateway-1", 125_000, new UserId("seller"), 40, 3, 9),
                rows);
        ViewersRow row = (ViewersRow) rows.of(Table.VIEWERS).iterator().next();
        assertEquals(120_000, row.minuteMillis);
        assertEquals(40, row.viewersMax);
        assertEquals(40, row.viewerSeconds);
        assertEquals(1, row.samples);
        assertEquals(9, row.bids);
    }

    @Test
    void whatHappensToAStreamIsAddedUnderItsOwnId() {
        ShowId show = new ShowId("show-1");
        List<MediaEvent> events = List.of(
                new MediaEvent.StreamEnded(2, 190_000),
                new MediaEvent.ThumbnailTaken(15_000, "thumbnails/15000.jpg"),
                new MediaEvent.ClipMade("clip-1", new LotId("lot-1"), 20_000, 50_000, 9_000, "clips/1.mp4"));
        events.forEach(event -> Media.take(new MediaEventRecord("id", show, 7, event), rows));
        assertEquals(
                List.of(new StreamEventRow("id", "show-1", "StreamEnded", 2, 190_000, 0, "", 7)),
                List.copyOf(rows.of(Table.STREAM_EVENTS)));
        assertEquals(
                List.of(new ThumbnailRow("show-1", 15_000, "thumbnails/15000.jpg", 7)),
                List.copyOf(rows.of(Table.THUMBNAILS)));
        assertEquals(
                List.of(new ClipRow("show-1", "clip-1", "lot-1", 20_000, 50_000, 9_000, "clips/1.mp4", 7)),
                List.copyOf(rows.of(Table.CLIPS)));
    }
}
