package io.rostrum.accounting;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.LedgerRefusal.Reason;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.TreasuryFact;
import io.rostrum.contracts.ledger.WalletFact;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a closed month means for the journal. */
class PeriodTest {

    private static final BookId BOOK = BookId.MAIN;
    private static final Month SEPTEMBER = new Month("2026-09");
    private static final Month OCTOBER = new Month("2026-10");
    private static final long IN_OCTOBER = OCTOBER.startMillis() + 86_400_000;
    private static final long IN_NOVEMBER = OCTOBER.endMillis() + 86_400_000;

    private final MemoryJournalStore store = new MemoryJournalStore();
    private final List<JournalEntry> entries = new ArrayList<>();

    @Test
    void aClosingCarriesTheTrialBalanceOfItsMonthAndThePlaceInTheChain() {
        booked(topUp("ch_1", 1_000), IN_OCTOBER, null);
        booked(byHand("n1", 70), IN_NOVEMBER, IN_OCTOBER + 5);
        JournalEntry last = booked(topUp("ch_2", 500), IN_NOVEMBER, null);
        JournalEntry closing = booked(close(OCTOBER, "c1"), IN_NOVEMBER, null);
        assertEquals(EntryPhase.NOTED, closing.phase());
        assertEquals(List.of(), closing.postings());
        assertEquals(3, closing.closing().seq());
        assertEquals(Fingerprint.link(Json.bytes(last)), closing.closing().hash());
        assertEquals(
                List.of(
                        new KindTotal(AccountKind.STRIPE_PENDING, "USD", 950, 0),
                        new KindTotal(AccountKind.BANK, "USD", 70, 0),
                        new KindTotal(AccountKind.USER_WALLET, "USD", 0, 1_000),
                        new KindTotal(AccountKind.BREAKAGE, "USD", 0, 70),
                        new KindTotal(AccountKind.STRIPE_FEES, "USD", 50, 0)),
                closing.closing().totals());
    }

    @Test
    void whatPersonsDateIntoAnOpenMonthCountsThere() {
        JournalEntry entry = booked(byHand("n1", 70), IN_NOVEMBER, IN_OCTOBER);
        assertEquals(OCTOBER, entry.month());
        assertEquals(IN_NOVEMBER, entry.atMillis());
        assertEquals(IN_OCTOBER, entry.effectiveMillis());
    }

    @Test
    void whatPersonsDateIntoAClosedMonthIsRefusedByName() {
        booked(close(OCTOBER, "c1"), IN_NOVEMBER, null);
        assertEquals(Reason.CLOSED_PERIOD, refused(byHand("n1", 70), IN_NOVEMBER, IN_OCTOBER));
        assertEquals(Reason.CLOSED_PERIOD, refused(byHand("n1", 70), IN_NOVEMBER, SEPTEMBER.startMillis()));
        assertEquals(1, store.head(BOOK).seq());
    }

    @Test
    void whatPersonsDateIntoTheFutureIsRefusedByName() {
        assertEquals(Reason.IN_THE_FUTURE, refused(byHand("n1", 70), IN_OCTOBER, IN_NOVEMBER));
    }

    @Test
    void whatComesLateForAClosedMonthCountsInTheOpenOneAndNamesItsTime() {
        booked(close(OCTOBER, "c1"), IN_NOVEMBER, null);
        JournalEntry late = booked(topUp("ch_late", 1_000), IN_NOVEMBER + 1, IN_OCTOBER);
        assertEquals(new Month("2026-11"), late.month());
        assertEquals(IN_OCTOBER, late.happenedAtMillis());
        assertNull(late.effectiveMillis());
    }

    @Test
    void whatAProviderDatesIntoTheFutureCountsWhenItIsBooked() {
        assertEquals(OCTOBER, booked(topUp("ch_1", 1_000), IN_OCTOBER, IN_NOVEMBER).month());
    }

    @Test
    void aMonthIsClosedWhenItIsOverAndOnce() {
        assertEquals(Reason.MONTH_NOT_OVER, refused(close(OCTOBER, "c1"), OCTOBER.endMillis() - 1, null));
        booked(close(OCTOBER, "c1"), OCTOBER.endMillis(), null);
        assertEquals(Reason.ALREADY_CLOSED, refused(close(OCTOBER, "c2"), IN_NOVEMBER, null));
        // Closing a month closes what came before.
        assertEquals(Reason.ALREADY_CLOSED, refused(close(SEPTEMBER, "c3"), IN_NOVEMBER, null));
    }

    @Test
    void twoPersonsOpenAClosedMonthAgainAndItIsClosedAnew() {
        booked(topUp("ch_1", 1_000), IN_OCTOBER, null);
        booked(close(OCTOBER, "c1"), IN_NOVEMBER, null);
        assertEquals(Reason.ONE_PERSON, refused(reopen(OCTOBER, "r1", "a"), IN_NOVEMBER, null));
        booked(reopen(OCTOBER, "r1", "b"), IN_NOVEMBER, null);
        assertEquals(Reason.NOT_CLOSED, refused(reopen(OCTOBER, "r2", "b"), IN_NOVEMBER, null));
        assertEquals(OCTOBER, booked(byHand("n1", 70), IN_NOVEMBER, IN_OCTOBER).month());
        JournalEntry again = booked(close(OCTOBER, "c2"), IN_NOVEMBER, null);
        assertTrue(again.closing().totals().contains(new KindTotal(AccountKind.BANK, "USD", 70, 0)));
    }

    @Test
    void theSameClosingAgainIsARepeat() {
        booked(close(OCTOBER, "c1"), IN_NOVEMBER, null);
        assertInstanceOf(JournalDecision.Repeated.class, decide(close(OCTOBER, "c1"), IN_NOVEMBER, null));
    }

    @Test
    void aBookWithClosedMonthsIsProved() {
        booked(topUp("ch_1", 1_000), IN_OCTOBER, null);
        booked(byHand("n1", 70), IN_NOVEMBER, IN_OCTOBER);
        booked(close(OCTOBER, "c1"), IN_NOVEMBER, null);
        booked(new TreasuryFact.StripeFeeCharged("txn_late", "USD", 5), IN_NOVEMBER, IN_OCTOBER);
        booked(reopen(OCTOBER, "r1", "b"), IN_NOVEMBER, null);
        BookProof proof = new BookProof(BOOK);
        entries.forEach(entry -> proof.add(entry, Json.bytes(entry)));
        BookProof.Report report = proof.end(store.balances());
        assertTrue(report.proved(), report.faults().toString());
    }

    private static LedgerFact topUp(String charge, long minor) {
        return new WalletFact.WalletToppedUp(charge, "u", "USD", minor, minor / 20);
    }

    private static LedgerFact byHand(String note, long minor) {
        return new BookFact.ManualEntry(note, "found", "a", "b", List.of(
                Posting.debit(Account.BANK, minor, "USD"), Posting.credit(Account.BREAKAGE, minor, "USD")));
    }

    private static LedgerFact close(Month month, String note) {
        return new BookFact.MonthClosed(month, note, "a");
    }

    private static LedgerFact reopen(Month month, String note, String second) {
        return new BookFact.MonthReopened(month, note, "an invoice is missing", "a", second);
    }

    private JournalDecision decide(LedgerFact fact, long logMillis, Long happened) {
        return Journal.decide(store, PostJournalEntry.of(BOOK, null, happened, fact), logMillis);
    }

    private JournalEntry booked(LedgerFact fact, long logMillis, Long happened) {
        var booked = assertInstanceOf(JournalDecision.Booked.class, decide(fact, logMillis, happened));
        Journal.evolve(store, booked, Fingerprint.link(Json.bytes(booked.entry())));
        entries.add(booked.entry());
        return booked.entry();
    }

    private Reason refused(LedgerFact fact, long logMillis, Long happened) {
        return assertInstanceOf(JournalDecision.Refused.class, decide(fact, logMillis,
                happened)).refusal().reason();
    }
}
