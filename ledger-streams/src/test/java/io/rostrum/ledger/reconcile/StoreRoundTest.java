package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.accounting.reconcile.Difference;
import io.rostrum.accounting.reconcile.MemoryReconcileStore;
import io.rostrum.accounting.reconcile.RunningReconciliation;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.WalletFact;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StoreRoundTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final Account WALLET = Account.wallet("u3");

    private final MemoryJournalStore journal = new MemoryJournalStore();
    private final RunningReconciliation reconciliation =
            new RunningReconciliation(BookId.MAIN, new MemoryReconcileStore(), 0);
    private final Store store = new Store();
    private final StoreRound round = new StoreRound(BookId.MAIN, reconciliation, store);

    /** A store whose balances a test can change. */
    private static final class Store implements KeptBalances {

        private final TreeMap<String, Balance> balances = new TreeMap<>();

        void put(Balance balance) {
            balances.put(Balance.key(balance.bookId(), balance.account(), balance.unit()), balance);
        }

        @Override
        public Balance balance(BookId bookId, Account account, String unit) {
            return balances.get(Balance.key(bookId, account, unit));
        }

        @Override
        public List<Balance> after(BookId bookId, Balance last, int limit) {
            String from = last == null ? "" : Balance.key(bookId, last.account(), last.unit());
            return balances.tailMap(from, false).values().stream().limit(limit).toList();
        }
    }

    StoreRoundTest() {
        for (int i = 0; i < 10; i++) {
            WalletFact fact = new WalletFact.WalletToppedUp("ch_" + i, "u" + i, "USD", 1_000, 50);
            var booked = assertInstanceOf(JournalDecision.Booked.class, Journal.decide(
                    journal, PostJournalEntry.of(BookId.MAIN, null, fact), NOW));
            byte[] bytes = Json.bytes(booked.entry());
            Journal.evolve(journal, booked, Fingerprint.link(bytes));
            reconciliation.entry(booked.entry(), bytes, NOW);
        }
        journal.balances().forEach(store::put);
    }

    @Test
    void aStoreThatAgreesHasNoDifference() throws Exception {
        assertTrue(round.look(NOW));
        assertEquals(List.of(), inTheStore());
    }

    @Test
    void aPlantedAnExtraAndAMissingBalanceAreNamedAndClearedByTheNextLook() throws Exception {
        Balance right = journal.balance(BookId.MAIN, WALLET, "USD");
        store.put(new Balance(
                BookId.MAIN, WALLET, "USD", 0, right.creditsMinor() + 1, 0, 0, right.seq(),
                        right.atMillis()));
        store.put(new Balance(BookId.MAIN, Account.BANK, "USD", 7, 0, 0, 0, 1, NOW));
        store.balances.remove(Balance.key(BookId.MAIN, Account.wallet("u4"), "USD"));
        round.look(NOW);
        assertEquals(
                List.of("bank debits", "user:u3:wallet credits", "user:u4:wallet credits"),
                inTheStore().stream().map(Difference::subject).toList());
        journal.balances().forEach(store::put);
        store.balances.remove(Balance.key(BookId.MAIN, Account.BANK, "USD"));
        round.look(NOW);
        assertEquals(List.of(), inTheStore());
    }

    private List<Difference> inTheStore() {
        return reconciliation.findings(NOW).differences().stream()
                .filter(one -> one.second().equals("ledger's own books"))
                .toList();
    }
}
