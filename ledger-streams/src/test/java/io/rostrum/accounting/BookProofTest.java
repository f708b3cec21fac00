package io.rostrum.accounting;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BookProofTest {

    private static final SampleBook BOOK = SampleBook.of(11, 2_000);

    @Test
    void aSoundJournalIsProvedWithItsBalances() {
        BookProof.Report report = prove(BOOK.entries(), BOOK.balances());
        assertTrue(report.proved(), report.faults().toString());
        assertEquals(BOOK.entries().size(), report.entries());
    }

    @Test
    void aMissingEntryIsFound() {
        List<JournalEntry> entries = new ArrayList<>(BOOK.entries());
        entries.remove(100);
        assertFalse(prove(entries, BOOK.balances()).proved());
    }

    @Test
    void aChangedAmountIsFound() {
        BookProof proof = new BookProof(BookId.MAIN);
        JournalEntry first = BOOK.entries().getFirst();
        byte[] changed = Json.text(first).replace("\"minor\":3000000,\"unit\"", "\"minor\":3000001,\"unit\"")
                .getBytes(StandardCharsets.UTF_8);
        proof.add(Json.read(changed, JournalEntry.class), changed);
        assertEquals(1, proof.end(List.of()).faults().stream().filter(fault -> fault.startsWith("entry 1 ")).count());
    }

    @Test
    void aBalanceThatWasToldWronglyIsFound() {
        List<Balance> told = new ArrayList<>(BOOK.balances());
        Balance right = told.removeFirst();
        BookProof.Report report = prove(BOOK.entries(), told);
        assertEquals(1, report.faultCount());
        assertTrue(report.faults().getFirst().contains(right.account().name()));
    }

    private static BookProof.Report prove(List<JournalEntry> entries, Collection<Balance> told) {
        BookProof proof = new BookProof(BookId.MAIN);
        entries.forEach(entry -> proof.add(entry, Json.bytes(entry)));
        return proof.end(told);
    }
}
