package io.rostrum.accounting;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.LedgerRefusal.Reason;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.TwoPersons;

import java.util.Optional;

/**
 * The journal of a book: takes each fact once, in the order of its requests, or refuses it by name.
 *
 * <p>{@link #decide} changes nothing and {@link #evolve} refuses nothing. The same id with another content is
 * a {@link BrokenInvariant}, unless a person chose the id: then it is refused.
 */
public final class Journal {

    /** The most postings that an entry may have. */
    public static final int MAX_POSTINGS = 500;

    private Journal() {}

    /** What becomes of the request at this log time. */
    public static JournalDecision decide(JournalView view, PostJournalEntry request, long logMillis) {
        byte[] factBytes = Json.bytes(request.fact());
        Fingerprint fact = Fingerprint.of(factBytes);
        Optional<Remembered> before = view.entry(request.entryId());
        if (before.isPresent()) {
            return again(request, before.get(), fact, logMillis);
        }
        Refusal refusal = unfit(view, request);
        if (refusal != null) {
            return refused(request, refusal, logMillis);
        }
        Draft draft;
        try {
            draft = Bookkeeping.entryFor(request.fact());
        } catch (ArithmeticException overflow) {
            return refused(request, new Refusal(Reason.OVERFLOW, "a sum of the fact"), logMillis);
        }
        refusal = DraftCheck.fault(draft);
        if (refusal != null) {
            return refused(request, refusal, logMillis);
        }
        Dating dating = Dating.of(view, request, logMillis);
        if (dating.refusal() != null) {
            return refused(request, dating.refusal(), logMillis);
        }
        Booking booking = new Booking(view, request, draft, dating);
        try {
            booking.post();
        } catch (ArithmeticException overflow) {
            return refused(request, new Refusal(Reason.OVERFLOW, "a total of an account"), logMillis);
        }
        refusal = booking.fault();
        return refusal == null ? booking.booked(factBytes, fact) : refused(request, refusal, logMillis);
    }

    /**
     * Writes down what was decided. {@code hash} is the {@link Fingerprint#link} of the entry's bytes in the
     * log.
     */
    public static void evolve(JournalStore store, JournalDecision.Booked booked, String hash) {
        var entry = booked.entry();
        booked.balances().forEach(store::putBalance);
        booked.totals().forEach(total -> store.putMonthTotal(entry.bookId(), entry.month(), total));
        if (booked.period() != null) {
            store.putClosedThrough(entry.bookId(), booked.period().closedThrough());
        }
        booked.owed().forEach(owed -> store.putOwed(entry.bookId(), owed.unit(), owed.minor()));
        if (booked.closes() != null) {
            store.entry(booked.closes()).ifPresent(open ->
                    store.putEntry(entry.bookId(), booked.closes(), open.asClosed()));
        }
        store.putEntry(entry.bookId(), entry.entryId(), new Remembered(entry.seq(), booked.fact(), false));
        store.putHead(entry.bookId(), new BookHead(entry.seq(), hash, entry.atMillis()));
    }

    /** The id of the entry of the reservation that this fact ends; null if it ends none. */
    public static String closes(BookId bookId, LedgerFact fact) {
        return switch (fact) {
            case BookFact.ReservationPosted posted -> PostJournalEntry.idOf(
                    bookId, new BookFact.Reserved(posted.reservationId(), posted.planned()));
            case BookFact.ReservationVoided voided -> PostJournalEntry.idOf(
                    bookId, new BookFact.Reserved(voided.reservationId(), voided.planned()));
            case LedgerFact other -> null;
        };
    }

    /** A reason with what it is about. */
    public record Refusal(Reason reason, String detail) {}

    /** What is wrong with a fact whatever the balances are; empty if nothing is. */
    public static Optional<Refusal> faultOf(LedgerFact fact) {
        try {
            return Optional.ofNullable(DraftCheck.fault(Bookkeeping.entryFor(fact)));
        } catch (ArithmeticException overflow) {
            return Optional.of(new Refusal(Reason.OVERFLOW, "a sum of the fact"));
        }
    }

    private static JournalDecision again(
            PostJournalEntry request, Remembered before, Fingerprint fact, long logMillis) {
        if (before.fact().equals(fact)) {
            return new JournalDecision.Repeated(request.entryId(), before.seq());
        }
        if (request.fact() instanceof TwoPersons) {
            return refused(request, new Refusal(Reason.ID_REUSED, "entry " + before.seq()), logMillis);
        }
        throw new BrokenInvariant(
                request.entryId() + " was booked as entry " + before.seq() + " with another content");
    }

    /** What can be said of the fact before its postings are looked at. */
    private static Refusal unfit(JournalView view, PostJournalEntry request) {
        LedgerFact fact = request.fact();
        if (fact instanceof TwoPersons two && two.proposedBy().equals(two.approvedBy())) {
            return new Refusal(Reason.ONE_PERSON, "two persons are needed");
        }
        return switch (fact) {
            case BookFact.EntryReversed reversed -> known(view, request, reversed.original()).isEmpty()
                    ? new Refusal(Reason.UNKNOWN_ENTRY, reversed.original().id())
                    : null;
            case BookFact.ReservationPosted posted ->
                reservationFault(
                        view, request, new BookFact.Reserved(posted.reservationId(), posted.planned()));
            case BookFact.ReservationVoided voided ->
                reservationFault(
                        view, request, new BookFact.Reserved(voided.reservationId(), voided.planned()));
            case LedgerFact other -> null;
        };
    }

    private static Refusal reservationFault(
            JournalView view, PostJournalEntry request, BookFact.Reserved reserved) {
        Optional<Remembered> known = known(view, request, reserved);
        if (known.isEmpty()) {
            return new Refusal(Reason.UNKNOWN_ENTRY, reserved.id());
        }
        return known.get().closed() ? new Refusal(Reason.RESERVATION_CLOSED, reserved.id()) : null;
    }

    /** The entry of that very fact in the request's book. */
    private static Optional<Remembered> known(JournalView view, PostJournalEntry request, LedgerFact fact) {
        return view.entry(PostJournalEntry.idOf(request.bookId(), fact))
                .filter(entry -> entry.fact().equals(Fingerprint.of(Json.bytes(fact))));
    }

    private static JournalDecision refused(PostJournalEntry request, Refusal refusal, long logMillis) {
        return new JournalDecision.Refused(new LedgerRefusal(
                request.entryId(), request.bookId(), request.replyTo(), logMillis, refusal.reason(),
                refusal.detail()));
    }
}
