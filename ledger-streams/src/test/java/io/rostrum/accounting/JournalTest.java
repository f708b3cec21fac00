package io.rostrum.accounting;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.CreditFact;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.HoldShare;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.LedgerRefusal.Reason;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

class JournalTest {

    private static final BookId BOOK = BookId.MAIN;
    private static final LedgerFact TOP_UP = new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_000, 50);

    private final MemoryJournalStore store = new MemoryJournalStore();

    @Test
    void entriesAreChainedAndNumbered() {
        JournalEntry first = booked(TOP_UP);
        JournalEntry second = booked(new TreasuryFact.FundsAvailable("txn_1", "USD", 950));
        assertEquals(List.of(1L, 2L), List.of(first.seq(), second.seq()));
        assertEquals(JournalEntry.NO_ENTRY, first.previousHash());
        assertEquals(Fingerprint.link(Json.bytes(first)), second.previousHash());
        assertEquals("main/wallet-topped-up:ch_1", first.entryId());
    }

    @Test
    void timeNeverRunsBackInABook() {
        decide(TOP_UP, 5_000);
        JournalEntry second = entry(decide(new TreasuryFact.FundsAvailable("txn_1", "USD", 950), 4_000));
        assertEquals(5_000, second.atMillis());
    }

    @Test
    void theSameFactAgainChangesNothing() {
        booked(TOP_UP);
        JournalDecision.Repeated again = assertInstanceOf(JournalDecision.Repeated.class, decide(TOP_UP, 2));
        assertEquals(1, again.seq());
        assertEquals(1, store.head(BOOK).seq());
    }

    @Test
    void theSameIdWithAnotherContentStopsTheBook() {
        booked(TOP_UP);
        LedgerFact other = new WalletFact.WalletToppedUp("ch_1", "u", "USD", 1_001, 50);
        assertThrows(BrokenInvariant.class, () -> decide(other, 2));
    }

    @Test
    void theSameNoteOfAPersonWithAnotherContentIsRefused() {
        booked(manual("n-1", Posting.debit(Account.BANK, 1, "USD"), Posting.credit(Account.FORFEITS, 1, "USD")));
        assertRefused(Reason.ID_REUSED, manual(
                "n-1", Posting.debit(Account.BANK, 2, "USD"), Posting.credit(Account.FORFEITS, 2, "USD")));
    }

    @Test
    void badEntriesAreRefusedByName() {
        assertRefused(Reason.UNBALANCED, manual(
                "n-1", Posting.debit(Account.BANK, 2, "USD"), Posting.credit(Account.FORFEITS, 1, "USD")));
        assertRefused(Reason.UNBALANCED, manual(
                "n-2", Posting.debit(Account.BANK, 1, "USD"), Posting.credit(Account.FORFEITS, 1, "EUR")));
        assertRefused(Reason.UNKNOWN_UNIT, new WalletFact.WalletToppedUp("ch", "u", "ZZZ", 10, 1));
        assertRefused(Reason.UNKNOWN_UNIT, new WalletFact.WalletToppedUp("ch", "u", "XCR", 10, 1));
        assertRefused(Reason.UNKNOWN_UNIT, manual("n-3", Posting.debit(Account.CREDITS_ISSUED, 1, "USD"),
                Posting.credit(Account.credits("u"), 1, "USD")));
        assertRefused(Reason.NOT_POSITIVE, new WalletFact.WalletToppedUp("ch", "u", "USD", -10, 0));
        assertRefused(Reason.NOT_POSITIVE, new WalletFact.WalletToppedUp("ch", "u", "USD", 10, 11));
        assertRefused(Reason.NOT_POSITIVE, manual(
                "n-4", Posting.debit(Account.BANK, 0, "USD"), Posting.credit(Account.FORFEITS, 0, "USD")));
        assertRefused(Reason.NOTHING_TO_POST, new WalletFact.WalletToppedUp("ch", "u", "USD", 0, 0));
        assertRefused(Reason.TOO_MANY_POSTINGS, new BookFact.ManualEntry("n-5", "why", "a", "b",
                Collections.nCopies(Journal.MAX_POSTINGS + 1, Posting.debit(Account.BANK, 1, "USD"))));
        assertRefused(Reason.ONE_PERSON, new BookFact.ManualEntry("n-6", "why", "a", "a", List.of()));
        assertEquals(0, store.head(BOOK).seq());
    }

    @Test
    void overflowIsRefusedByNameWhereverItHappens() {
        long max = Long.MAX_VALUE;
        assertRefused(Reason.OVERFLOW, new OrderFact.InvoicePaid(
                "ch", "i", "USD", 0, List.of(new HoldShare("o1", max), new HoldShare("o2", 1))));
        assertRefused(Reason.OVERFLOW, manual("n-1", Posting.debit(Account.BANK, max, "USD"),
                Posting.debit(Account.GOODWILL, 1, "USD"), Posting.credit(Account.FORFEITS, 1, "USD")));
        booked(new WalletFact.WalletToppedUp("ch_1", "u", "USD", max, 0));
        assertRefused(Reason.OVERFLOW, new WalletFact.WalletToppedUp("ch_2", "v", "USD", 1, 0));
        assertEquals(1, store.head(BOOK).seq());
    }

    @Test
    void noProtectedAccountGoesBelowZero() {
        booked(TOP_UP);
        assertRefused(Reason.BELOW_ZERO, new WalletFact.WalletWithdrawn("re", "u", "USD", 1_001));
        assertRefused(Reason.BELOW_ZERO, new WalletFact.WalletWithdrawn("re", "u", "EUR", 1));
        assertRefused(Reason.BELOW_ZERO, new OrderFact.HoldRefunded("re", "o", null, "USD", 1, null));
        assertRefused(Reason.BELOW_ZERO, new OrderFact.Transferred("tr", "o", "s", "USD", 1));
        assertRefused(Reason.BELOW_ZERO, new CreditFact.PassBought("pa", "u", 1));
        assertRefused(Reason.BELOW_ZERO, new DisputeFact.ReceivableWrittenOff(
                "n", Account.sellerReceivable("s"), "USD", 1, "a", "b"));
        booked(new WalletFact.WalletWithdrawn("re", "u", "USD", 1_000));
        assertEquals(0, store.balance(BOOK, Account.wallet("u"), "USD").netMinor());
    }

    @Test
    void aRefusalIsNoMemory() {
        LedgerFact withdrawn = new WalletFact.WalletWithdrawn("re", "u", "USD", 1_000);
        assertRefused(Reason.BELOW_ZERO, withdrawn);
        booked(TOP_UP);
        booked(withdrawn);
    }

    @Test
    void whatIsReservedCannotBeSpentAndIsPostedOnce() {
        booked(TOP_UP);
        LedgerFact planned = new WalletFact.WalletWithdrawn("wd-1", "u", "USD", 700);
        assertEquals(EntryPhase.RESERVED, booked(new BookFact.Reserved("wd-1", planned)).phase());
        assertEquals(1_000, store.balance(BOOK, Account.wallet("u"), "USD").netMinor());
        assertEquals(300, store.balance(BOOK, Account.wallet("u"), "USD").freeMinor());
        assertRefused(Reason.BELOW_ZERO, new WalletFact.WalletWithdrawn("wd-2", "u", "USD", 301));
        booked(new BookFact.ReservationPosted("wd-1", planned));
        assertEquals(300, store.balance(BOOK, Account.wallet("u"), "USD").netMinor());
        assertEquals(300, store.balance(BOOK, Account.wallet("u"), "USD").freeMinor());
        assertRefused(Reason.RESERVATION_CLOSED, new BookFact.ReservationVoided("wd-1", planned));
    }

    @Test
    void aVoidedReservationGivesEverythingBack() {
        booked(TOP_UP);
        LedgerFact planned = new WalletFact.WalletWithdrawn("wd-1", "u", "USD", 700);
        booked(new BookFact.Reserved("wd-1", planned));
        booked(new BookFact.ReservationVoided("wd-1", planned));
        assertEquals(1_000, store.balance(BOOK, Account.wallet("u"), "USD").freeMinor());
        assertRefused(Reason.RESERVATION_CLOSED, new BookFact.ReservationPosted("wd-1", planned));
    }

    @Test
    void onlyWhatWasReservedCanBePosted() {
        booked(TOP_UP);
        LedgerFact planned = new WalletFact.WalletWithdrawn("wd-1", "u", "USD", 700);
        assertRefused(Reason.UNKNOWN_ENTRY, new BookFact.ReservationPosted("wd-1", planned));
        booked(new BookFact.Reserved("wd-1", planned));
        assertRefused(Reason.UNKNOWN_ENTRY, new BookFact.ReservationPosted(
                "wd-1", new WalletFact.WalletWithdrawn("wd-1", "u", "USD", 701)));
    }

    @Test
    void anEntryIsReversedOnceAndOnlyIfItWasBooked() {
        LedgerFact reversal = new BookFact.EntryReversed(TOP_UP, "by mistake", "a", "b");
        assertRefused(Reason.UNKNOWN_ENTRY, reversal);
        booked(TOP_UP);
        booked(reversal);
        assertEquals(0, store.balance(BOOK, Account.wallet("u"), "USD").netMinor());
        assertRefused(Reason.ID_REUSED, new BookFact.EntryReversed(TOP_UP, "once more", "a", "b"));
    }

    @Test
    void thePlatformPaysOutOnlyWhatIsItsOwn() {
        booked(new TreasuryFact.BalanceToppedUp("tu", "USD", 100));
        booked(TOP_UP);
        booked(new TreasuryFact.FundsAvailable("txn", "USD", 950));
        TreasuryFact.PlatformPaidOut all = new TreasuryFact.PlatformPaidOut("po-1", "USD", 51);
        assertRefused(Reason.OVER_OWN_FUNDS, new BookFact.Reserved("po-1", all));
        TreasuryFact.PlatformPaidOut own = new TreasuryFact.PlatformPaidOut("po-2", "USD", 50);
        booked(new BookFact.Reserved("po-2", own));
        assertRefused(Reason.OVER_OWN_FUNDS, new BookFact.Reserved(
                "po-3", new TreasuryFact.PlatformPaidOut("po-3", "USD", 1)));
        booked(new BookFact.ReservationPosted("po-2", own));
        assertEquals(1_000, store.owedMinor(BOOK, "USD"));
    }

    @Test
    void booksDoNotSeeEachOther() {
        booked(TOP_UP);
        PostJournalEntry elsewhere = PostJournalEntry.of(
                new BookId("other"), null, new WalletFact.WalletWithdrawn("re", "u", "USD", 1));
        JournalDecision.Refused refused =
                assertInstanceOf(JournalDecision.Refused.class, Journal.decide(store, elsewhere, 2));
        assertEquals(Reason.BELOW_ZERO, refused.refusal().reason());
    }

    private static LedgerFact manual(String note, Posting... postings) {
        return new BookFact.ManualEntry(note, "why", "a", "b", List.of(postings));
    }

    private JournalEntry booked(LedgerFact fact) {
        return entry(decide(fact, 1));
    }

    private static JournalEntry entry(JournalDecision decision) {
        return assertInstanceOf(JournalDecision.Booked.class, decision).entry();
    }

    private void assertRefused(Reason reason, LedgerFact fact) {
        LedgerRefusal refusal = assertInstanceOf(JournalDecision.Refused.class, decide(fact, 1)).refusal();
        assertEquals(reason, refusal.reason(), refusal.detail());
    }

    private JournalDecision decide(LedgerFact fact, long logMillis) {
        JournalDecision decision = Journal.decide(store, PostJournalEntry.of(BOOK, "r", fact), logMillis);
        if (decision instanceof JournalDecision.Booked booked) {
            Journal.evolve(store, booked, Fingerprint.link(Json.bytes(booked.entry())));
        }
        return decision;
    }
}
