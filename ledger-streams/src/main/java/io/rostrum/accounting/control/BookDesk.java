package io.rostrum.accounting.control;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.control.BookDeskState.Closing;
import io.rostrum.accounting.control.BookDeskState.Pending;
import io.rostrum.accounting.control.BookDeskState.RememberedCommand;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.ControlEvent;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerFact;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.PostJournalEntry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what finance wishes of a book: one person proposes, another approves within 72 hours, and only then
 * is the journal asked; months are closed by one person and opened again by two.
 *
 * <p>A function of the desk, the input and its log time. A command that the journal decides in the end is
 * answered when it has.
 */
public final class BookDesk {

    private static final UserId NOBODY_YET = new UserId("nobody-yet");

    private BookDesk() {}

    /** Takes one command. {@code logMillis} is the time of its record in the log. */
    public static BookDeskStep take(BookDeskState state, CommerceRecord record, long logMillis) {
        Run run = new Run(state.at(logMillis), ((BookCommand) record.command()).bookId());
        run.settle();
        run.take(record);
        return run.step();
    }

    /** Takes one word of the journal. {@code logMillis} is the time of its record in the log. */
    public static BookDeskStep hear(BookDeskState state, BookId bookId, InboxMessage message,
            long logMillis) {
        Run run = new Run(state.at(logMillis), bookId);
        switch (message) {
            case InboxMessage.EntryTold told -> run.answered(told.factId(), told.entryId(), null);
            case InboxMessage.RefusalTold told -> run.answered(told.factId(), told.entryId(), told.reason());
            default -> { }
        }
        run.settle();
        return run.step();
    }

    /** The fact that an approved proposal asks the journal to book. */
    private static LedgerFact fact(Pending pending) {
        return pending.entry().fact(pending.id(), pending.by(), pending.approvedBy());
    }

    private static LedgerFact fact(Closing closing) {
        return new BookFact.MonthClosed(closing.month(), closing.command().toString(), closing.by().value());
    }

    /** A refusal with words, or none; {@code later}: the journal's answer is awaited. */
    private record Fate(CommerceRefusal refusal, String detail, boolean later) {

        static final Fate TAKEN = new Fate(null, null, false);
        static final Fate LATER = new Fate(null, null, true);

        static Fate refuse(CommerceRefusal refusal, String detail) {
            return new Fate(refusal, detail, false);
        }
    }

    /** One input's way through the desk. */
    private static final class Run {

        private final BookId bookId;
        private final String aggregate;
        private final List<ControlRecord> events = new ArrayList<>();
        private final List<PostJournalEntry> asks = new ArrayList<>();
        private final List<CommerceOutcome> outcomes = new ArrayList<>();
        private BookDeskState state;

        Run(BookDeskState state, BookId bookId) {
            this.state = state;
            this.bookId = bookId;
            this.aggregate = BookCommand.AGGREGATE + bookId.value();
        }

        BookDeskStep step() {
            return new BookDeskStep(state, events, asks, outcomes);
        }

        private void keep(ControlEvent event) {
            state = BookDeskEvolution.evolve(state, event);
            events.add(new ControlRecord(bookId, state.seq(), state.nowMillis(), event));
        }

        /**
         * Proposals whose time is over end before anything else is looked at, but for those that the journal
         * has.
         */
        void settle() {
            for (Pending one : state.pending()) {
                if (one.expiresAtMillis() <= state.nowMillis() && one.approval() == null) {
                    keep(new ControlEvent.ProposalExpired(one.id()));
                }
            }
            state = state.remembering(state.remembered().stream()
                    .filter(one -> !one.answered()
                            || state.nowMillis() - one.atMillis() <= ControlBounds.REMEMBER_MILLIS)
                    .toList());
        }

        void take(CommerceRecord record) {
            if (record.command() instanceof BookCommand.ProposalDue) {
                return;
            }
            String fingerprint = Fingerprint.link(
                    (record.actor() + " " + Json.text(record.command())).getBytes(StandardCharsets.UTF_8));
            RememberedCommand known = remembered(record.commandId());
            if (known != null && !known.fingerprint().equals(fingerprint)) {
                answer(record.commandId(), CommerceRefusal.ID_REUSED, "that id has another wish");
            } else if (known != null) {
                if (known.answered()) {
                    answer(known.commandId(), known.reason(), known.detail());
                }
            } else {
                Fate fate = decide(record);
                remember(new RememberedCommand(
                        record.commandId(), fingerprint, state.nowMillis(), !fate.later(), fate.refusal(),
                                fate.detail()));
                if (!fate.later()) {
                    answer(record.commandId(), fate.refusal(), fate.detail());
                }
            }
        }

        private Fate decide(CommerceRecord record) {
            long age = state.nowMillis() - record.commandId().birthMillis();
            if (state.nowMillis() > record.notAfterMillis() || Math.abs(age) > ControlBounds.BIRTH_MILLIS) {
                return Fate.refuse(CommerceRefusal.EXPIRED, "it came too late");
            }
            if (record.role() != Role.FINANCE) {
                return Fate.refuse(CommerceRefusal.WRONG_ROLE, "finance alone");
            }
            if (state.remembered().size() >= ControlBounds.REMEMBERED) {
                return Fate.refuse(
                        CommerceRefusal.TOO_MANY,
                                "a book remembers at most " + ControlBounds.REMEMBERED + " commands");
            }
            return switch ((BookCommand) record.command()) {
                case BookCommand.ProposeEntry wish -> propose(record, wish);
                case BookCommand.ApproveEntry wish -> approve(record, wish);
                case BookCommand.RejectEntry wish -> reject(record, wish);
                case BookCommand.CloseMonth wish -> close(record, wish.month());
                case BookCommand.ProposalDue due -> Fate.TAKEN;
            };
        }

        private Fate propose(CommerceRecord record, BookCommand.ProposeEntry wish) {
            if (state.pending().size() >= ControlBounds.PENDING) {
                return Fate.refuse(CommerceRefusal.TOO_MANY,
                        "at most " + ControlBounds.PENDING + " proposals wait");
            }
            LedgerFact fact;
            try {
                fact = wish.entry().fact(record.commandId(), record.actor(), NOBODY_YET);
            } catch (IllegalArgumentException unfit) {
                return Fate.refuse(CommerceRefusal.LEDGER_REFUSED, unfit.getMessage());
            }
            Optional<Journal.Refusal> fault = Journal.faultOf(fact);
            if (fault.isPresent()) {
                return Fate.refuse(CommerceRefusal.LEDGER_REFUSED,
                        fault.get().reason() + ": " + fault.get().detail());
            }
            Long effective = wish.effectiveMillis();
            if (effective != null && effective > state.nowMillis()) {
                return Fate.refuse(CommerceRefusal.LEDGER_REFUSED,
                        "IN_THE_FUTURE: that date is not there yet");
            }
            if (effective != null && isClosed(Month.of(effective))) {
                return Fate.refuse(CommerceRefusal.CLOSED_PERIOD, Month.of(effective) + " is closed");
            }
            if (wish.entry() instanceof ProposedEntry.Reopening reopening && !isClosed(reopening.month())) {
                return Fate.refuse(CommerceRefusal.LEDGER_REFUSED,
                        "NOT_CLOSED: " + reopening.month() + " is not closed");
            }
            keep(new ControlEvent.EntryProposed(
                    record.commandId(), record.actor(), wish.entry(), effective,
                    state.nowMillis() + ControlBounds.PROPOSAL_MILLIS));
            return Fate.TAKEN;
        }

        private boolean isClosed(Month month) {
            return state.closedThrough() != null && month.compareTo(state.closedThrough()) <= 0;
        }

        private Fate approve(CommerceRecord record, BookCommand.ApproveEntry wish) {
            Pending pending = state.find(wish.proposal());
            if (pending == null) {
                return Fate.refuse(CommerceRefusal.UNKNOWN_PROPOSAL, "no such proposal waits");
            }
            if (pending.approval() != null) {
                return Fate.refuse(CommerceRefusal.PROPOSAL_OVER, "it was approved");
            }
            if (pending.by().equals(record.actor())) {
                return Fate.refuse(CommerceRefusal.ONE_PERSON, "somebody else has to approve it");
            }
            keep(new ControlEvent.ProposalApproved(wish.proposal(), record.actor(), record.commandId()));
            asks.add(PostJournalEntry.of(
                    bookId, aggregate, pending.effectiveMillis(), fact(state.find(wish.proposal()))));
            return Fate.LATER;
        }

        private Fate reject(CommerceRecord record, BookCommand.RejectEntry wish) {
            Pending pending = state.find(wish.proposal());
            if (pending == null) {
                return Fate.refuse(CommerceRefusal.UNKNOWN_PROPOSAL, "no such proposal waits");
            }
            if (pending.approval() != null) {
                return Fate.refuse(CommerceRefusal.PROPOSAL_OVER, "it was approved");
            }
            keep(new ControlEvent.ProposalRejected(wish.proposal(), record.actor(), wish.reason()));
            return Fate.TAKEN;
        }

        private Fate close(CommerceRecord record, Month month) {
            keep(new ControlEvent.MonthCloseAsked(record.commandId(), record.actor(), month));
            Closing asked = new Closing(record.commandId(), record.actor(), month);
            asks.add(PostJournalEntry.of(bookId, aggregate, fact(asked)));
            return Fate.LATER;
        }

        /** @param refusal the journal's reason; null if it booked */
        void answered(String factId, String entryId, String refusal) {
            for (Pending one : state.pending()) {
                if (one.approval() != null && fact(one).id().equals(factId)) {
                    keep(refusal == null
                            ? new ControlEvent.ProposalBooked(one.id(), entryId)
                            : new ControlEvent.ProposalRefused(one.id(), refusal));
                    answerLate(one.approval(), refusal);
                }
            }
            for (Closing one : state.closing()) {
                if (fact(one).id().equals(factId)) {
                    keep(new ControlEvent.MonthCloseAnswered(one.command(), one.month(), refusal));
                    answerLate(one.command(), refusal);
                }
            }
        }

        private void answerLate(CommandId command, String journalReason) {
            CommerceRefusal refusal = journalReason == null
                    ? null
                    : journalReason.equals("CLOSED_PERIOD")
                            ? CommerceRefusal.CLOSED_PERIOD : CommerceRefusal.LEDGER_REFUSED;
            List<RememberedCommand> all = state.remembered().stream()
                    .map(one -> one.commandId().equals(command)
                            ? new RememberedCommand(
                                    one.commandId(), one.fingerprint(), one.atMillis(), true, refusal,
                                            journalReason)
                            : one)
                    .toList();
            state = state.remembering(all);
            answer(command, refusal, journalReason);
        }

        private RememberedCommand remembered(CommandId id) {
            return state.remembered().stream()
                    .filter(one -> one.commandId().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        private void remember(RememberedCommand command) {
            if (state.remembered().size() < ControlBounds.REMEMBERED) {
                List<RememberedCommand> all = new ArrayList<>(state.remembered());
                all.add(command);
                state = state.remembering(all);
            }
        }

        private void answer(CommandId id, CommerceRefusal refusal, String detail) {
            outcomes.add(new CommerceOutcome(
                    id, aggregate, state.nowMillis(), refusal == null, refusal, detail, null));
        }
    }
}
