package io.rostrum.contracts.golden;

import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.ControlEvent;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.MonthClosing;
import io.rostrum.contracts.ledger.OrderFact;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Pins the wire format of what finance does to the books, in the manner of {@link WireFormatTest}. */
class BookControlWireFormatTest {

    private static final CommandId ID = CommandId.derived(1_700_000_000_000L, "golden");
    private static final UserId FINANCE = new UserId("finance-1");
    private static final long AT = 1_700_000_060_000L;
    private static final Month OCTOBER = new Month("2026-10");
    private static final ProposedEntry POSTINGS = new ProposedEntry.Postings("txn_1", List.of(
            Posting.debit(Account.STRIPE_FEES, 300, "USD"), Posting.credit(Account.STRIPE_AVAILABLE, 300,
                    "USD")),
            "a new kind of fee");

    private static final List<ProposedEntry> ENTRIES = List.of(
            POSTINGS,
            new ProposedEntry.WriteOff(Account.sellerReceivable("seller-1"), "USD", 8_800, "gone"),
            new ProposedEntry.Reversal(
                    new OrderFact.Transferred("tr_2", "show-1.lot-1", "seller-1", "USD", 1), "twice"),
            new ProposedEntry.Goodwill(new UserId("user-1"), "USD", 500, "a late parcel"),
            new ProposedEntry.Reopening(OCTOBER, "an invoice is missing"));

    private static final List<BookCommand> COMMANDS = List.of(
            new BookCommand.ProposeEntry(BookId.MAIN, POSTINGS, AT),
            new BookCommand.ApproveEntry(BookId.MAIN, ID),
            new BookCommand.RejectEntry(BookId.MAIN, ID, "the amount is wrong"),
            new BookCommand.CloseMonth(BookId.MAIN, OCTOBER),
            new BookCommand.ProposalDue(BookId.MAIN, AT));

    private static final List<ControlEvent> EVENTS = List.of(
            new ControlEvent.EntryProposed(ID, FINANCE, POSTINGS, AT, AT),
            new ControlEvent.ProposalApproved(ID, new UserId("finance-2"), ID),
            new ControlEvent.ProposalRejected(ID, new UserId("finance-2"), "the amount is wrong"),
            new ControlEvent.ProposalExpired(ID),
            new ControlEvent.ProposalBooked(ID, "main/manual:txn_1"),
            new ControlEvent.ProposalRefused(ID, "BELOW_ZERO"),
            new ControlEvent.MonthCloseAsked(ID, FINANCE, OCTOBER),
            new ControlEvent.MonthCloseAnswered(ID, OCTOBER, "MONTH_NOT_OVER"));

    @TestFactory
    Stream<DynamicTest> everyCommandKeepsItsForm() {
        return COMMANDS.stream().map(command -> pinned(
                "commerce", command, CommerceRecord.of(ID, FINANCE, Role.FINANCE, AT, command),
                        CommerceRecord.class));
    }

    @TestFactory
    Stream<DynamicTest> everyProposedEntryKeepsItsForm() {
        return ENTRIES.stream().map(entry -> pinned(
                "proposed", entry,
                CommerceRecord.of(ID, FINANCE, Role.FINANCE, AT, new BookCommand.ProposeEntry(BookId.MAIN,
                        entry, null)),
                CommerceRecord.class));
    }

    @TestFactory
    Stream<DynamicTest> everyEventKeepsItsForm() {
        return EVENTS.stream().map(event ->
                pinned("control", event, new ControlRecord(BookId.MAIN, 7, AT, event), ControlRecord.class));
    }

    @Test
    void anEntryThatClosesAMonthKeepsItsForm() throws Exception {
        BookFact.MonthClosed fact = new BookFact.MonthClosed(OCTOBER, "note-1", "finance-1");
        MonthClosing closing = new MonthClosing(OCTOBER, 6, "aGFzaA", List.of(new KindTotal(AccountKind.HOLD,
                "USD", 500, 700)));
        WireFormatTest.keepsItsForm("ledger", MonthClosing.class, new JournalEntry(
                PostJournalEntry.idOf(BookId.MAIN, fact), BookId.MAIN, 7, "aGFzaA", AT, EntryPhase.NOTED,
                        "book:main", AT,
                AT, fact, List.of(), closing), JournalEntry.class);
    }

    @Test
    void everyTypeHasAnExample() {
        assertEquals(WireFormatTest.permitted(BookCommand.class), WireFormatTest.classes(COMMANDS));
        assertEquals(WireFormatTest.permitted(ProposedEntry.class), WireFormatTest.classes(ENTRIES));
        assertEquals(WireFormatTest.permitted(ControlEvent.class), WireFormatTest.classes(EVENTS));
    }

    @Test
    void aMonthHasItsBounds() {
        assertEquals(OCTOBER, Month.of(OCTOBER.startMillis()));
        assertEquals(OCTOBER, Month.of(OCTOBER.endMillis() - 1));
        assertEquals(new Month("2026-11"), Month.of(OCTOBER.endMillis()));
        assertEquals(new Month("2025-12"), new Month("2026-01").before());
        for (String text : List.of("2026-13", "2026-1", "26-10", "2026-00", "")) {
            assertThrows(IllegalArgumentException.class, () -> new Month(text), text);
        }
    }

    private static <T> DynamicTest pinned(String kind, Object typed, T record, Class<T> type) {
        return DynamicTest.dynamicTest(
                typed.getClass().getSimpleName(), () -> WireFormatTest.keepsItsForm(kind, typed, record,
                        type));
    }
}
