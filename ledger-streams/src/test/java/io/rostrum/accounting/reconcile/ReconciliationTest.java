package io.rostrum.accounting.reconcile;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.TreasuryFact;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReconciliationTest {

    private static final StripeTransaction CHARGE = moved("txn_1", "charge", "ch_1", 9_700);
    private static final StripeTransaction SECOND = moved("txn_2", "charge", "ch_2", 4_800);
    private static final StripeTransaction REFUND = moved("txn_3", "refund", "re_1", -2_000);
    private static final StripeTransaction DISPUTE = moved("txn_4", "adjustment", "dp_1", -6_500);
    private static final StripeTransaction FEE = moved("txn_5", "stripe_fee", null, -25);
    private static final List<StripeTransaction> ALL = List.of(CHARGE, SECOND, REFUND, DISPUTE, FEE);

    private final MemoryJournalStore store = new MemoryJournalStore();
    private final List<JournalEntry> entries = new ArrayList<>();

    ReconciliationTest() {
        book(new OrderFact.InvoicePaid("ch_1", "s.b.1", "USD", 300, List.of(new HoldShare("s.l", 10_000))));
        book(new OrderFact.InvoicePaid("ch_2", "s.c.1", "USD", 200, List.of(new HoldShare("s.m", 5_000))));
        book(new TreasuryFact.FundsAvailable("txn_1", "USD", 9_700));
        book(new OrderFact.HoldRefunded("re_1", "s.l", null, "USD", 2_000, null));
        book(new DisputeFact.CardDisputeOpened("dp_1", "ch_2", "USD", 5_000, 1_500));
        book(new TreasuryFact.StripeFeeCharged("txn_5", "USD", 25));
    }

    @Test
    void aJournalThatEverybodyAgreesWithIsClean() {
        Reconciliation.Report report = reconcile(entries, store.balances(), ALL, 1_175);
        assertTrue(report.clean(), report.differences().toString());
        assertEquals(6, report.entries());
        assertEquals(5, report.transactions());
    }

    @Test
    void oneCentInTheBalancesTopicIsNamedWithItsAccount() {
        List<Balance> told = new ArrayList<>(store.balances());
        Balance right = store.balance(BookId.MAIN, Account.hold("s.l"), "USD");
        told.remove(right);
        told.add(new Balance(
                right.bookId(), right.account(), "USD", right.debitsMinor() + 1, right.creditsMinor(), 0, 0,
                right.seq(), right.atMillis()));
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.ACCOUNT, right.account() + " debits", "USD", "journal", 2_000L, "balances topic",
                        2_001L)),
                reconcile(entries, told, ALL, 1_175).differences());
    }

    @Test
    void oneCentInStripesBalanceIsNamed() {
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.STRIPE_BALANCE, "stripe:pending + stripe:available + stripe:disputed", "USD",
                        "journal", 10_975L, "Stripe", 10_976L)),
                reconcile(entries, store.balances(), ALL, 1_176).differences());
    }

    @Test
    void oneCentInATransactionIsNamed() {
        List<StripeTransaction> other = new ArrayList<>(ALL);
        other.set(2, moved("txn_3", "refund", "re_1", -2_001));
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.AMOUNT, "entry 4 HoldRefunded of re_1", "USD", "journal", -2_000L, "Stripe",
                        -2_001L)),
                reconcile(entries, store.balances(), other, 1_175).differences());
    }

    @Test
    void aTransactionWithoutEntryIsNamed() {
        List<StripeTransaction> more = new ArrayList<>(ALL);
        more.add(moved("txn_6", "transfer", "tr_1", -700));
        more.add(moved("txn_7", "adjustment", "dp_1", 5_000));
        assertEquals(
                List.of(
                        new Difference(
                                Difference.Kind.TRANSACTION_WITHOUT_ENTRY, "adjustment txn_7 of dp_1", "USD", "journal",
                                null, "Stripe", 5_000L),
                        new Difference(
                                Difference.Kind.TRANSACTION_WITHOUT_ENTRY, "transfer txn_6 of tr_1", "USD", "journal",
                                null, "Stripe", -700L)),
                reconcile(entries, store.balances(), more, 1_175).differences());
    }

    @Test
    void anEntryWithoutTransactionIsNamed() {
        List<StripeTransaction> fewer = List.of(SECOND, REFUND, DISPUTE, FEE);
        assertEquals(
                List.of(
                        new Difference(
                                Difference.Kind.ENTRY_WITHOUT_TRANSACTION, "entry 1 InvoicePaid of ch_1", "USD", "journal",
                                9_700L, "Stripe", null),
                        new Difference(
                                Difference.Kind.ENTRY_WITHOUT_TRANSACTION, "FundsAvailable of txn_1", "USD", "journal",
                                9_700L, "Stripe", null)),
                reconcile(entries, store.balances(), fewer, 1_175).differences());
    }

    @Test
    void withNothingPendingAtStripePendingAndAvailableAreHeldApart() {
        StripeBooks settled = new StripeBooks(Map.of("USD", 5_975L), Map.of(), Map.of("USD", 5_000L), ALL);
        Reconciliation.Report report = reconcile(entries, store.balances(), settled);
        assertEquals(
                List.of("stripe:pending", "stripe:available"),
                report.differences().stream().map(Difference::subject).toList());
    }

    @Test
    void aBalanceIsReadAsItWasWritten() {
        for (Balance balance : store.balances()) {
            String key = Balance.key(balance.bookId(), balance.account(), balance.unit());
            assertEquals(balance, BalanceBytes.read(key, BalanceBytes.of(balance)));
        }
    }

    private Reconciliation.Report reconcile(
            List<JournalEntry> journal, Collection<Balance> told, List<StripeTransaction> transactions, long available) {
        return reconcile(journal, told, new StripeBooks(
                Map.of("USD", available), Map.of("USD", 4_800L), Map.of("USD", 5_000L), transactions));
    }

    private Reconciliation.Report reconcile(List<JournalEntry> journal, Collection<Balance> told, StripeBooks stripe) {
        Reconciliation reconciliation = new Reconciliation(BookId.MAIN);
        journal.forEach(reconciliation::add);
        return reconciliation.end(told, store.balances(), stripe);
    }

    private void book(LedgerFact fact) {
        var decision = Journal.decide(store, PostJournalEntry.of(BookId.MAIN, null, fact), 1_700_000_000_000L);
        var booked = assertInstanceOf(JournalDecision.Booked.class, decision);
        Journal.evolve(store, booked, Fingerprint.link(Json.bytes(booked.entry())));
        entries.add(booked.entry());
    }

    private static StripeTransaction moved(String id, String type, String source, long minor) {
        return new StripeTransaction(id, type, source, "USD", minor);
    }
}
