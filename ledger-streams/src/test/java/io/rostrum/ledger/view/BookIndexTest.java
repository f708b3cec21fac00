package io.rostrum.ledger.view;

import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Statement;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BookIndexTest {

    private static final BookId BOOK = new BookId("main");
    private static final Account PENDING = new Account("stripe:pending");
    private static final Account AVAILABLE = new Account("stripe:available");

    private static Statement statement(BookIndex index, long fromMillis) {
        return index.reads().statement(BOOK, AVAILABLE, "USD", fromMillis, Long.MAX_VALUE, 0, 10);
    }

    private static void available(BookIndex index, String id, long minor, long atMillis) {
        BookHead head = index.head(BOOK);
        index.take(new ConsumerRecord<>("entries", 0, head.seq(), null, Json.bytes(new JournalEntry(
                "available:" + id, BOOK, head.seq() + 1, head.hash(), atMillis, EntryPhase.BOOKED, null,
                new TreasuryFact.FundsAvailable(id, "USD", minor),
                List.of(Posting.debit(AVAILABLE, minor, "USD"), Posting.credit(PENDING, minor, "USD"))))));
        index.commit(Map.of());
    }

    @Test
    void aStatementFromTheBeginningOpensAtNothing(@TempDir Path folder) throws IOException {
        try (BookIndex index = new BookIndex(folder, new EntryLog("127.0.0.1:1"))) {
            available(index, "txn_1", 700, 1_000);
            available(index, "txn_2", 300, 2_000);
            Statement whole = statement(index, 0);
            assertEquals(0, whole.openingMinor());
            assertEquals(List.of(700L, 1_000L), whole.lines().stream().map(Statement.Line::netMinor).toList());
            assertEquals(1_000, whole.closingMinor());
        }
    }

    @Test
    void aStatementFromLaterOnOpensAtWhatStoodThen(@TempDir Path folder) throws IOException {
        try (BookIndex index = new BookIndex(folder, new EntryLog("127.0.0.1:1"))) {
            available(index, "txn_1", 700, 1_000);
            available(index, "txn_2", 300, 2_000);
            assertEquals(700, statement(index, 2_000).openingMinor());
            assertEquals(1_000, statement(index, 2_001).openingMinor());
        }
    }
}
