package io.rostrum.accounting.control;

import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.ControlEvent;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.DisputeFact;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BookDeskTest {

    private static final UserId ANNE = new UserId("anne");
    private static final UserId BEN = new UserId("ben");
    private static final Account DEBT = Account.sellerReceivable("s");
    private static final ProposedEntry WRITE_OFF = new ProposedEntry.WriteOff(DEBT, "USD", 8_800, "gone");
    private static final Month OCTOBER = new Month("2026-10");

    private BookDeskState desk = BookDeskState.NEW;
    private BookDeskStep step;
    private long now = OCTOBER.endMillis() + 1_000;
    private int wishes;

    @Test
    void whatOneProposesAndAnotherApprovesIsAskedOfTheJournalInBothNames() {
        CommandId proposal = proposed(WRITE_OFF);
        CommandId approval = send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        assertEquals(
                List.of(PostJournalEntry.of(BookId.MAIN, "book:main", new DisputeFact.ReceivableWrittenOff(
                        proposal.toString(), DEBT, "USD", 8_800, "anne", "ben"))),
                step.asks());
        assertEquals(List.of(), step.outcomes(), "the journal decides");
        told(step.asks().getFirst(), null);
        assertEquals(approval, outcome().commandId());
        assertTrue(outcome().accepted());
        assertEquals(List.of(), desk.pending());
    }

    @Test
    void nobodyApprovesTheirOwnProposal() {
        CommandId proposal = proposed(WRITE_OFF);
        send(ANNE, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        assertEquals(CommerceRefusal.ONE_PERSON, outcome().reason());
        assertEquals(List.of(), step.asks());
        assertEquals(1, desk.pending().size());
    }

    @Test
    void whatTheJournalRefusesIsToldByName() {
        CommandId proposal = proposed(WRITE_OFF);
        send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        told(step.asks().getFirst(), "BELOW_ZERO");
        assertEquals(CommerceRefusal.LEDGER_REFUSED, outcome().reason());
        assertEquals("BELOW_ZERO", outcome().detail());
        assertEquals(new ControlEvent.ProposalRefused(proposal, "BELOW_ZERO"),
                step.events().getFirst().event());
        assertEquals(List.of(), desk.pending());
    }

    @Test
    void aProposalIsApprovedOnce() {
        CommandId proposal = proposed(WRITE_OFF);
        send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        send(new UserId("carl"), new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        assertEquals(CommerceRefusal.PROPOSAL_OVER, outcome().reason());
        send(BEN, new BookCommand.RejectEntry(BookId.MAIN, proposal, "too late"));
        assertEquals(CommerceRefusal.PROPOSAL_OVER, outcome().reason());
    }

    @Test
    void aProposalIsTakenAwayByEither() {
        CommandId proposal = proposed(WRITE_OFF);
        send(ANNE, new BookCommand.RejectEntry(BookId.MAIN, proposal, "my mistake"));
        assertTrue(outcome().accepted());
        send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        assertEquals(CommerceRefusal.UNKNOWN_PROPOSAL, outcome().reason());
    }

    @Test
    void aProposalExpiresAfter72HoursOfLogTime() {
        CommandId proposal = proposed(WRITE_OFF);
        assertEquals(now + 72L * 3_600_000, desk.nextDueMillis());
        now += 72L * 3_600_000 - 1;
        due();
        assertEquals(1, desk.pending().size());
        now++;
        due();
        assertEquals(new ControlEvent.ProposalExpired(proposal), step.events().getFirst().event());
        send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        assertEquals(CommerceRefusal.UNKNOWN_PROPOSAL, outcome().reason());
        assertEquals(Long.MAX_VALUE, desk.nextDueMillis());
    }

    @Test
    void anEntryThatCannotBeIsRefusedByNameBeforeAnybodyApproves() {
        Posting debit = Posting.debit(Account.BANK, 100, "USD");
        Posting most = Posting.debit(Account.BANK, Long.MAX_VALUE, "USD");
        unsound("UNBALANCED", debit, Posting.credit(Account.BREAKAGE, 99, "USD"));
        unsound("UNKNOWN_UNIT", Posting.debit(Account.BANK, 1, "ZZZ"), Posting.credit(Account.BREAKAGE, 1,
                "ZZZ"));
        unsound("NOT_POSITIVE", Posting.debit(Account.BANK, -1, "USD"), Posting.credit(Account.BREAKAGE, -1,
                "USD"));
        unsound("OVERFLOW", most, most, Posting.credit(Account.BREAKAGE, 1, "USD"));
        unsound("NOTHING_TO_POST", debit);
        propose(new ProposedEntry.WriteOff(Account.BANK, "USD", 1, "no debt"), null);
        assertEquals(CommerceRefusal.LEDGER_REFUSED, outcome().reason());
    }

    private void unsound(String reason, Posting... postings) {
        propose(new ProposedEntry.Postings(null, List.of(postings), "by hand"), null);
        assertEquals(CommerceRefusal.LEDGER_REFUSED, outcome().reason());
        assertTrue(outcome().detail().startsWith(reason), outcome().detail());
        assertEquals(List.of(), desk.pending());
    }

    @Test
    void aClosedMonthTakesNoProposalUntilTwoPersonsOpenItAgain() {
        close();
        told(step.asks().getFirst(), null);
        assertTrue(outcome().accepted());
        assertEquals(OCTOBER, desk.closedThrough());
        propose(WRITE_OFF, OCTOBER.startMillis());
        assertEquals(CommerceRefusal.CLOSED_PERIOD, outcome().reason());

        CommandId proposal = proposed(new ProposedEntry.Reopening(OCTOBER, "an invoice is missing"));
        send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, proposal));
        assertEquals(
                new BookFact.MonthReopened(OCTOBER, proposal.toString(), "an invoice is missing", "anne",
                        "ben"),
                step.asks().getFirst().fact());
        told(step.asks().getFirst(), null);
        propose(WRITE_OFF, OCTOBER.startMillis());
        assertTrue(outcome().accepted());
    }

    @Test
    void aMonthThatTheJournalDoesNotCloseStaysOpen() {
        close();
        told(step.asks().getFirst(), "MONTH_NOT_OVER");
        assertEquals("MONTH_NOT_OVER", outcome().detail());
        assertEquals(BookDeskState.NEW.closedThrough(), desk.closedThrough());
        propose(new ProposedEntry.Reopening(OCTOBER, "why not"), null);
        assertTrue(outcome().detail().startsWith("NOT_CLOSED"));
    }

    @Test
    void aRepeatReturnsItsOutcomeAndMakesNothing() {
        CommandId id = proposed(WRITE_OFF);
        CommerceOutcome first = outcome();
        take(id, ANNE, Role.FINANCE, new BookCommand.ProposeEntry(BookId.MAIN, WRITE_OFF, null));
        assertEquals(first, outcome());
        assertEquals(List.of(), step.events());
        take(id, BEN, Role.FINANCE, new BookCommand.ProposeEntry(BookId.MAIN, WRITE_OFF, null));
        assertEquals(CommerceRefusal.ID_REUSED, outcome().reason());
        CommandId approval = send(BEN, new BookCommand.ApproveEntry(BookId.MAIN, id));
        PostJournalEntry asked = step.asks().getFirst();
        take(approval, BEN, Role.FINANCE, new BookCommand.ApproveEntry(BookId.MAIN, id));
        assertEquals(List.of(), step.asks());
        told(asked, null);
        take(approval, BEN, Role.FINANCE, new BookCommand.ApproveEntry(BookId.MAIN, id));
        assertTrue(outcome().accepted());
        assertEquals(List.of(), step.asks());
    }

    @Test
    void onlyFinanceWishesAnythingAndInTime() {
        take(CommandId.derived(now, "x"), ANNE, Role.OPERATOR, new BookCommand.CloseMonth(BookId.MAIN,
                OCTOBER));
        assertEquals(CommerceRefusal.WRONG_ROLE, outcome().reason());
        take(
                CommandId.derived(now - ControlBounds.BIRTH_MILLIS - 1, "y"), ANNE, Role.FINANCE,
                new BookCommand.CloseMonth(BookId.MAIN, OCTOBER));
        assertEquals(CommerceRefusal.EXPIRED, outcome().reason());
    }

    @Test
    void proposalsAreBounded() {
        for (int i = 0; i < ControlBounds.PENDING; i++) {
            proposed(WRITE_OFF);
        }
        propose(WRITE_OFF, null);
        assertEquals(CommerceRefusal.TOO_MANY, outcome().reason());
    }

    private void close() {
        send(ANNE, new BookCommand.CloseMonth(BookId.MAIN, OCTOBER));
    }

    private CommandId proposed(ProposedEntry entry) {
        CommandId id = propose(entry, null);
        assertTrue(outcome().accepted(), () -> outcome().toString());
        return id;
    }

    private CommandId propose(ProposedEntry entry, Long effectiveMillis) {
        return send(ANNE, new BookCommand.ProposeEntry(BookId.MAIN, entry, effectiveMillis));
    }

    private CommandId send(UserId who, BookCommand command) {
        CommandId id = CommandId.derived(now, "wish-" + wishes++);
        take(id, who, Role.FINANCE, command);
        return id;
    }

    private void due() {
        take(
                CommandId.derived(now, "due-" + wishes++), CommerceRecord.PLATFORM, Role.SYSTEM,
                new BookCommand.ProposalDue(BookId.MAIN, now));
    }

    private void take(CommandId id, UserId who, Role role, BookCommand command) {
        step = BookDesk.take(desk, CommerceRecord.of(id, who, role, now + 10_000, command), now);
        desk = step.state();
    }

    private void told(PostJournalEntry asked, String refusal) {
        step = BookDesk.hear(
                desk, BookId.MAIN,
                refusal == null
                        ? new InboxMessage.EntryTold(asked.entryId(), asked.fact().id())
                        : new InboxMessage.RefusalTold(asked.entryId(), asked.fact().id(), refusal),
                now);
        desk = step.state();
    }

    private CommerceOutcome outcome() {
        return step.outcomes().getLast();
    }
}
