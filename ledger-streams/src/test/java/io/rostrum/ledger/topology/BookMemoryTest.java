package io.rostrum.ledger.topology;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.accounting.SimulatedBook;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.ledger.view.BookIndex;
import io.rostrum.ledger.view.EntryLog;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** The journal over what it read back, held against one that remembers everything. */
class BookMemoryTest {

    private static final int FACTS = 8_000;

    @TempDir
    private Path folder;

    private final List<byte[]> log = new ArrayList<>();
    private final MemoryJournalStore whole = new MemoryJournalStore();
    private BookIndex index;
    private BookMemory memory;
    private int readBack;

    @BeforeEach
    void open() throws IOException {
        index = new BookIndex(folder, new EntryLog("127.0.0.1:1"));
        memory = new BookMemory(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void howeverLateEntriesComeBackTheyAreDecidedAlike(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<JournalEntry> entries = SimulatedBook.entries(seed, FACTS);
        for (JournalEntry entry : entries) {
            memory.settle();
            JournalEntry booked = book(request(entry), entry.atMillis());
            assertArrayEquals(Json.bytes(entry), log.getLast());
            assertEquals(entry.seq(), booked.seq());
            if (random.nextInt(20) == 0) {
                readBack(random.nextInt(log.size() - readBack + 1));
            }
            if (random.nextInt(500) == 0) {
                takeOver();
            }
            JournalEntry earlier = entries.get(random.nextInt((int) entry.seq()));
            assertEquals(
                    new JournalDecision.Repeated(earlier.entryId(), earlier.seq()),
                    Journal.decide(memory, request(earlier), entry.atMillis()));
        }
        takeOver();
        BookId book = entries.getFirst().bookId();
        assertEquals(byKey(List.copyOf(whole.balances())), byKey(index.changedAfter(book, 0)));
        assertEquals(whole.head(book), index.head(book));
        assertEquals(
                whole.totalsThrough(book, entries.getLast().month()),
                memory.totalsThrough(book, entries.getLast().month()));
        for (String unit : List.of("USD", "EUR", "JPY")) {
            assertEquals(whole.owedMinor(book, unit), memory.owedMinor(book, unit), unit);
        }
    }

    private JournalEntry book(PostJournalEntry request, long atMillis) {
        var booked = assertInstanceOf(
                JournalDecision.Booked.class, Journal.decide(memory, request, atMillis));
        byte[] bytes = Json.bytes(booked.entry());
        Journal.evolve(memory, booked, Fingerprint.link(bytes));
        Journal.evolve(whole, booked, Fingerprint.link(bytes));
        log.add(bytes);
        return booked.entry();
    }

    private void readBack(int entries) {
        for (int i = 0; i < entries; i++) {
            index.take(new ConsumerRecord<>("entries", 0, readBack, null, log.get(readBack)));
            readBack++;
        }
        index.commit(Map.of(0, (long) readBack));
    }

    private void takeOver() {
        readBack(log.size() - readBack);
        memory = new BookMemory(index);
    }

    private static PostJournalEntry request(JournalEntry entry) {
        return PostJournalEntry.of(
                entry.bookId(), entry.replyTo(), entry.happenedAtMillis(), entry.fact());
    }

    private static List<Balance> byKey(List<Balance> balances) {
        return balances.stream()
                .sorted(Comparator.comparing(one -> Balance.key(one.bookId(), one.account(), one.unit())))
                .toList();
    }
}
