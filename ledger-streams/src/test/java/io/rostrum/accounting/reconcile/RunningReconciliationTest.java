package io.rostrum.accounting.reconcile;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.JournalDecision;
import io.rostrum.accounting.MemoryJournalStore;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunningReconciliationTest {

    private static final long SETTLING = 60_000;
    private static final Account HOLD = Account.hold("s.l");

    private final MemoryJournalStore journal = new MemoryJournalStore();
    private final MemoryReconcileStore store = new MemoryReconcileStore();
    private final RunningReconciliation running = new RunningReconciliation(BookId.MAIN, store, SETTLING);
    private long now = 1_700_000_000_000L;

    RunningReconciliationTest() {
        book(new OrderFact.InvoicePaid("ch_1", "s.b.1", "USD", 300, List.of(new HoldShare("s.l", 10_000))));
        state("txn_1", "charge", "ch_1", 9_700);
        book(new TreasuryFact.FundsAvailable("txn_1", "USD", 9_700));
        book(new OrderFact.HoldRefunded("re_1", "s.l", null, "USD", 2_000, null));
        state("txn_2", "refund", "re_1", -2_000);
        book(new DisputeFact.CardDisputeOpened("dp_1", "ch_1", "USD", 5_000, 1_500));
        state("txn_3", "adjustment", "dp_1", -6_500);
        tellAll();
        keepAll();
        running.stripe(stripeHas(1_200, 0, 5_000), now);
    }

    @Test
    void whatEverybodyAgreesOnIsClean() {
        settle();
        assertEquals(new Findings(4, List.of(), 0, 0), running.findings(now));
    }

    @Test
    void whatIsBehindIsUnderWayAndNoDifference() {
        book(new OrderFact.HoldRefunded("re_2", "s.l", null, "USD", 1_000, null));
        Findings findings = running.findings(now);
        assertEquals(List.of(), findings.differences());
        // Two accounts that were not told yet, and a refund that Stripe does not show yet.
        assertEquals(3, findings.inFlight());
        state("txn_4", "refund", "re_2", -1_000);
        tellAll();
        assertEquals(new Findings(5, List.of(), 0, 0), running.findings(now));
    }

    @Test
    void anAccountThatEveryEntryTouchesMayAlwaysBeBehindAsLongAsItIsTold() {
        for (int i = 0; i < 20; i++) {
            Balance before = journal.balance(BookId.MAIN, Account.STRIPE_PENDING, "USD");
            book(new OrderFact.InvoicePaid("ch_x" + i, "s.b.1", "USD", 0, List.of(new HoldShare("s.x",
                    100))));
            state("txn_x" + i, "charge", "ch_x" + i, 100);
            now += SETTLING / 2;
            running.told(before, now);
            running.told(journal.balance(BookId.MAIN, Account.hold("s.x"), "USD"), now);
            assertEquals(List.of(), running.findings(now).differences());
        }
    }

    @Test
    void anAccountThatIsNotToldAnyMoreIsADifferenceInTheEnd() {
        book(new OrderFact.HoldRefunded("re_2", "s.l", null, "USD", 1_000, null));
        state("txn_4", "refund", "re_2", -1_000);
        settle();
        assertEquals(
                List.of("hold:s.l debits", "stripe:available credits"),
                running.findings(now).differences().stream().map(Difference::subject).toList());
    }

    @Test
    void aDifferencePlantedInTheBalancesTopicIsNamedAndCleared() {
        Balance right = journal.balance(BookId.MAIN, HOLD, "USD");
        running.told(new Balance(
                right.bookId(), HOLD, "USD", right.debitsMinor() + 1, right.creditsMinor(), 0, 0,
                        right.seq(), right.atMillis()),
                now);
        assertEquals(List.of(), running.findings(now).differences());
        settle();
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.ACCOUNT, "hold:s.l debits", "USD", "journal", 2_000L,
                                "balances topic", 2_001L)),
                running.findings(now).differences());
        running.told(right, now);
        assertClean();
    }

    @Test
    void aDifferencePlantedInTheStateStoreIsNamedAndCleared() {
        Balance right = journal.balance(BookId.MAIN, HOLD, "USD");
        running.kept(HOLD, "USD", new Balance(
                right.bookId(), HOLD, "USD", right.debitsMinor(), right.creditsMinor() - 1, 0, 0, right.seq(),
                right.atMillis()), now);
        running.kept(Account.BANK, "USD", new Balance(BookId.MAIN, Account.BANK, "USD", 5, 0, 0, 0, 1, 1),
                now);
        settle();
        assertEquals(
                List.of(
                        new Difference(
                                Difference.Kind.ACCOUNT, "bank debits", "USD", "journal", null,
                                        "ledger's own books", 5L),
                        new Difference(
                                Difference.Kind.ACCOUNT, "hold:s.l credits", "USD", "journal", 10_000L,
                                        "ledger's own books",
                                9_999L)),
                running.findings(now).differences());
        assertEquals(2, running.accountsThatDiffer(10).size());
        keepAll();
        running.kept(Account.BANK, "USD", null, now);
        assertClean();
    }

    @Test
    void aDifferencePlantedAtStripeIsNamedAndCleared() {
        state("txn_4", "transfer", "tr_1", -700);
        running.stripe(stripeHas(501, 0, 5_000), now);
        settle();
        assertEquals(
                List.of(
                        new Difference(
                                Difference.Kind.TRANSACTION_WITHOUT_ENTRY, "transfer txn_4 of tr_1", "USD",
                                        "journal", null,
                                "Stripe", -700L),
                        new Difference(
                                Difference.Kind.STRIPE_BALANCE, "balance", "USD", "Stripe's transactions",
                                        500L,
                                "Stripe's balance", 501L)),
                running.findings(now).differences());
        book(new OrderFact.OrderReleased("s.l", 1, "s", "USD", new io.rostrum.contracts.ledger.SaleLines(
                700, 0, 0, List.of())));
        book(new OrderFact.Transferred("tr_1", "s.l", "s", "USD", 700));
        tellAll();
        running.stripe(stripeHas(500, 0, 5_000), now);
        assertClean();
    }

    @Test
    void aDifferencePlantedInTheJournalIsNamedAndCleared() {
        book(new TreasuryFact.PlatformPaidOut("po_1", "USD", 200));
        tellAll();
        settle();
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.ENTRY_WITHOUT_TRANSACTION, "entry 5 PlatformPaidOut of po_1", "USD",
                                "journal",
                        -200L, "Stripe", null)),
                running.findings(now).differences());
        book(new BookFact.EntryReversed(new TreasuryFact.PlatformPaidOut("po_1", "USD", 200),
                "never happened", "a", "b"));
        tellAll();
        assertClean();
    }

    @Test
    void anEntryThatDoesNotFollowTheOneBeforeIsNamedAtOnce() {
        JournalEntry forged = new JournalEntry(
                "main/fee-charged:x", BookId.MAIN, 5, "no-hash", now, EntryPhase.BOOKED, null,
                new TreasuryFact.StripeFeeCharged("x", "USD", 0), List.of());
        running.entry(forged, Json.bytes(forged), now);
        assertEquals(
                List.of("entry 5 main/fee-charged:x does not follow entry 4"),
                running.findings(now).differences().stream().map(Difference::subject).toList());
    }

    @Test
    void aTypeThatNobodyKnowsIsNamedAtOnceUntilFinanceBooksItByItsTransaction() {
        running.transaction(new StripePage.Stated(
                new StripeTransaction("txn_9", "moon_tax", "mt_1", "USD", -300), false, 1), now);
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.UNKNOWN_TYPE, "moon_tax txn_9 of mt_1", "USD", "journal", null,
                                "Stripe", -300L)),
                running.findings(now).differences());
        book(new BookFact.ManualEntry("txn_9", "moon tax", "a", "b", List.of(
                Posting.debit(Account.STRIPE_FEES, 300, "USD"), Posting.credit(Account.STRIPE_AVAILABLE, 300,
                        "USD"))));
        tellAll();
        assertClean();
    }

    @Test
    void disputedMoneyIsHeldAgainstStripesOpenDisputes() {
        running.stripe(stripeHas(1_200, 0, 4_999), now);
        settle();
        assertEquals(
                List.of(new Difference(
                        Difference.Kind.STRIPE_BALANCE, "stripe:disputed", "USD", "journal", 5_000L,
                                "Stripe", 4_999L)),
                running.findings(now).differences());
    }

    @Test
    void aTransactionThatIsStatedTwiceCountsOnce() {
        state("txn_1", "charge", "ch_1", 9_700);
        assertClean();
    }

    private void assertClean() {
        settle();
        Findings findings = running.findings(now);
        assertTrue(findings.differences().isEmpty(), findings.toString());
        assertEquals(0, findings.inFlight());
    }

    private void settle() {
        now += SETTLING;
    }

    private void tellAll() {
        List.copyOf(journal.balances()).forEach(balance -> running.told(balance, now));
    }

    private void keepAll() {
        List.copyOf(journal.balances()).forEach(balance ->
                running.kept(balance.account(), balance.unit(), balance, now));
    }

    private void state(String id, String type, String source, long netMinor) {
        running.transaction(new StripePage.Stated(
                new StripeTransaction(id, type, source, "USD", netMinor), true, 1), now);
    }

    private static StripeBalance stripeHas(long available, long pending, long disputed) {
        return new StripeBalance(Map.of("USD", available), Map.of("USD", pending), Map.of("USD", disputed));
    }

    private void book(LedgerFact fact) {
        var decision = Journal.decide(journal, PostJournalEntry.of(BookId.MAIN, null, fact), now);
        var booked = assertInstanceOf(JournalDecision.Booked.class, decision, decision.toString());
        byte[] bytes = Json.bytes(booked.entry());
        Journal.evolve(journal, booked, Fingerprint.link(bytes));
        running.entry(booked.entry(), bytes, now);
    }
}
