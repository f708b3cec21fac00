package io.rostrum.contracts.golden;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryOutline;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.wire.EntryReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The short reading of an entry against the whole one. */
class EntryOutlineTest {

    private static final BookId BOOK = BookId.MAIN;
    private static final List<Posting> POSTINGS = List.of(
            Posting.debit(Account.wallet("user-1"), Long.MAX_VALUE, "USD"),
            Posting.credit(Account.hold("order~1"), Long.MAX_VALUE, "USD"));

    @TestFactory
    Stream<DynamicTest> saysOfEveryFactsEntryWhatTheEntrySays() {
        return LedgerExamples.FACTS.stream()
                .map(fact -> DynamicTest.dynamicTest(fact.getClass().getSimpleName(), () -> {
                    agrees(entry(fact, "order-1", null));
                    agrees(entry(fact, null, 1_690_000_000_123L));
                    assertEquals(
                            fact.id(), PostJournalEntry.factIdIn(PostJournalEntry.idOf(BOOK, fact), BOOK));
                }));
    }

    @Test
    void whatIsCutShortOrOfAnotherShapeIsMalformed() {
        String whole = Json.text(entry(LedgerExamples.FACTS.getFirst(), "order-1", null));
        Stream.of(
                "", "null", "[]", "{}", "7", whole.substring(0, whole.length() / 2),
                whole.replace("\"seq\":7", "\"seq\":0"), whole.replace("\"seq\":7", "\"seq\":\"7\""),
                whole.replace("BOOKED", "BURNED"), whole.replace("\"postings\":[", "\"postings\":[3,"),
                whole.replace("DEBIT", "DEBT"), whole.replace("user:user-1:wallet", "cash"))
                .forEach(text -> assertThrows(
                        MalformedRecord.class,
                        () -> EntryReader.outline(text.getBytes(StandardCharsets.UTF_8)), text));
    }

    private static JournalEntry entry(LedgerFact fact, String replyTo, Long effectiveMillis) {
        return new JournalEntry(
                PostJournalEntry.idOf(BOOK, fact), BOOK, 7, "aGFzaA", 1_700_000_000_456L, EntryPhase.BOOKED,
                replyTo, null, effectiveMillis, fact, POSTINGS, null);
    }

    private static void agrees(JournalEntry entry) {
        byte[] bytes = Json.bytes(entry);
        EntryOutline outline = EntryReader.outline(bytes);
        assertEquals(
                new EntryOutline(
                        entry.entryId(), entry.bookId(), entry.seq(), entry.previousHash(), entry.atMillis(),
                        entry.phase(), entry.replyTo(), entry.effectiveMillis(),
                        entry.fact().getClass().getSimpleName(), outline.factFrom(),
                        outline.factTo(), entry.postings()),
                outline);
        assertEquals(entry.month(), outline.month());
        assertArrayEquals(
                Json.bytes(entry.fact()), Arrays.copyOfRange(bytes, outline.factFrom(), outline.factTo()));
    }
}
