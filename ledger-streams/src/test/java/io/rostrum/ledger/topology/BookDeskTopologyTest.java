package io.rostrum.ledger.topology;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.ControlEvent;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.log.Topics;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What finance does by hand, from the command to the committed entry and back to the answer. */
class BookDeskTopologyTest extends DrivenLedger {

    private static final UserId ANNE = new UserId("anne");
    private static final UserId BEN = new UserId("ben");
    private static final Account DEBT = Account.sellerReceivable("s");
    private static final Month OCTOBER = new Month("2023-10");

    private int wishes;

    @Test
    void aWriteOffIsBookedInBothNamesAndItsApproverIsAnswered() {
        owe(8_800);
        CommandId proposal = propose(new ProposedEntry.WriteOff(DEBT, "USD", 8_800, "gone"), null);
        assertEquals(8_800, net(DEBT, "USD"));
        assertTrue(approve(proposal).accepted());
        assertEquals(0, net(DEBT, "USD"));
        assertEquals(8_800, net(Account.BAD_DEBTS, "USD"));
        assertInstanceOf(ControlEvent.ProposalBooked.class, controls().getLast().event());
        assertEquals("book:" + BOOK, entries().getLast().replyTo());
    }

    @Test
    void aWriteOffOfMoreThanIsOwedIsRefusedByTheJournalAndPostsNothing() {
        owe(8_800);
        CommandId proposal = propose(new ProposedEntry.WriteOff(DEBT, "USD", 8_801, "gone"), null);
        int before = entries().size();
        CommerceOutcome outcome = approve(proposal);
        assertEquals(CommerceRefusal.LEDGER_REFUSED, outcome.reason());
        assertEquals("BELOW_ZERO", outcome.detail());
        assertEquals(before, entries().size());
    }

    @Test
    void anEntryIsReversedByTwoPersonsAndOnce() {
        owe(8_800);
        JournalEntry wrong = entries().getLast();
        assertTrue(approve(propose(new ProposedEntry.Reversal(wrong.fact(), "twice"), null)).accepted());
        assertEquals(0, net(DEBT, "USD"));
        CommerceOutcome again = approve(propose(new ProposedEntry.Reversal(wrong.fact(), "once more"), null));
        assertEquals("ID_REUSED", again.detail());
        CommerceOutcome never = approve(propose(
                new ProposedEntry.Reversal(postings("other", 5).fact(proposalId(), ANNE, BEN),
                        "never booked"), null));
        assertEquals("UNKNOWN_ENTRY", never.detail());
    }

    @Test
    void aClosedMonthTakesNothingUntilTwoPersonsOpenIt() {
        CommandId id = next();
        assertTrue(outcome(id, ANNE, new BookCommand.CloseMonth(BOOK, OCTOBER)).accepted());
        JournalEntry closing = entries().getLast();
        assertEquals(EntryPhase.NOTED, closing.phase());
        assertEquals(new BookFact.MonthClosed(OCTOBER, id.toString(), "anne"), closing.fact());
        assertEquals(OCTOBER, closing.closing().month());
        assertEquals(
                CommerceRefusal.CLOSED_PERIOD,
                outcome(next(), ANNE, new BookCommand.ProposeEntry(BOOK, postings(null, 5),
                        OCTOBER.startMillis()))
                        .reason());
        assertTrue(approve(propose(new ProposedEntry.Reopening(OCTOBER, "an invoice is missing"),
                null)).accepted());
        assertTrue(approve(propose(postings(null, 5), OCTOBER.startMillis())).accepted());
        assertEquals(OCTOBER, entries().getLast().month());
    }

    @Test
    void aProposalWithNoOtherTrafficExpires() {
        propose(postings(null, 5), null);
        pass(Duration.ofHours(73));
        driver.advanceWallClockTime(Duration.ofSeconds(20));
        assertInstanceOf(ControlEvent.ProposalExpired.class, controls().getLast().event());
        List<Long> numbers = controls().stream().map(ControlRecord::seq).toList();
        assertEquals(List.of(1L, 2L), numbers);
    }

    private void owe(long minor) {
        assertTrue(approve(propose(
                new ProposedEntry.Postings(null, List.of(
                        Posting.debit(DEBT, minor, "USD"), Posting.credit(Account.BREAKAGE, minor, "USD")),
                                "an old debt"),
                null)).accepted());
    }

    private static ProposedEntry postings(String about, long minor) {
        return new ProposedEntry.Postings(about, List.of(
                Posting.debit(Account.BANK, minor, "USD"), Posting.credit(Account.BREAKAGE, minor, "USD")),
                        "by hand");
    }

    private CommandId propose(ProposedEntry entry, Long effectiveMillis) {
        CommandId id = next();
        CommerceOutcome outcome = outcome(id, ANNE, new BookCommand.ProposeEntry(BOOK, entry,
                effectiveMillis));
        assertTrue(outcome.accepted(), outcome.toString());
        return id;
    }

    private CommerceOutcome approve(CommandId proposal) {
        return outcome(next(), BEN, new BookCommand.ApproveEntry(BOOK, proposal));
    }

    private CommerceOutcome outcome(CommandId id, UserId who, BookCommand command) {
        return wish(id, who, Role.FINANCE, command);
    }

    private CommandId next() {
        return CommandId.derived(now.toEpochMilli(), "by-hand-" + ++wishes);
    }

    private CommandId proposalId() {
        return CommandId.derived(now.toEpochMilli(), "nobody's");
    }

    private List<ControlRecord> controls() {
        return all(Topics.LEDGER_CONTROLS).stream()
                .map(record -> Json.read(record.value(), ControlRecord.class))
                .toList();
    }
}
