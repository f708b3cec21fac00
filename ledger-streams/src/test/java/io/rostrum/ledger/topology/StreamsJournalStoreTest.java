package io.rostrum.ledger.topology;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StreamsJournalStoreTest {

    private static final BookId BOOK = BookId.MAIN;

    private final KeyValueStore<String, byte[]> books = inMemory("books");
    private final KeyValueStore<String, byte[]> entries = inMemory("entries");
    private final KeyValueStore<String, byte[]> balances = inMemory("balances");

    @Test
    void whatWasPutIsThereAfterARestart() {
        book(opened(), new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50));
        StreamsJournalStore again = opened();
        assertEquals(opened().head(BOOK), again.head(BOOK));
        assertEquals(1, again.head(BOOK).seq());
        assertEquals(43, again.head(BOOK).hash().length());
        assertEquals(1, again.entry("main/wallet-topped-up:ch_1").orElseThrow().seq());
        Balance wallet = again.balance(BOOK, Account.wallet("u"), "USD");
        assertEquals(new Balance(BOOK, Account.wallet("u"), "USD", 0, 1_000, 0, 0, 1, 9), wallet);
        assertEquals(1_000, again.owedMinor(BOOK, "USD"));
    }

    @Test
    void balancesThatWereNotToldBeforeARestartAreFound() {
        StreamsJournalStore store = opened();
        book(store, new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 0));
        store.putToldSeq(BOOK, 1);
        assertEquals(List.of(), opened().untold());
        book(store, new TreasuryFact.FundsAvailable("txn_1", "USD", 1_000));
        assertEquals(
                List.of("stripe:available", "stripe:pending"),
                opened().untold().stream().map(balance -> balance.account().name()).sorted().toList());
    }

    private static void book(StreamsJournalStore store, LedgerFact fact) {
        JournalDecision.Booked booked =
                (JournalDecision.Booked) Journal.decide(store, PostJournalEntry.of(BOOK, null, fact), 9);
        Journal.evolve(store, booked, Fingerprint.link(Json.bytes(booked.entry())));
    }

    private StreamsJournalStore opened() {
        return new StreamsJournalStore(books, entries, balances);
    }

    private static KeyValueStore<String, byte[]> inMemory(String name) {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
