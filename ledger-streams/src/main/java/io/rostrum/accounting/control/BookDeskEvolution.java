package io.rostrum.accounting.control;

import io.rostrum.accounting.control.BookDeskState.Closing;
import io.rostrum.accounting.control.BookDeskState.Pending;
import io.rostrum.contracts.commerce.ControlEvent;
import io.rostrum.contracts.commerce.ProposedEntry;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.ledger.Month;

import java.util.ArrayList;
import java.util.List;

/** How each event changes the desk of a book; total, and refuses nothing. */
final class BookDeskEvolution {

    private BookDeskEvolution() {}

    static BookDeskState evolve(BookDeskState state, ControlEvent event) {
        return switch (event) {
            case ControlEvent.EntryProposed made -> with(state, new Pending(
                    made.proposal(), made.by(), made.entry(), made.effectiveMillis(), made.expiresAtMillis(),
                            null, null));
            case ControlEvent.ProposalApproved approved -> approved(state, approved);
            case ControlEvent.ProposalRejected over -> without(state, over.proposal(), state.closedThrough());
            case ControlEvent.ProposalExpired over -> without(state, over.proposal(), state.closedThrough());
            case ControlEvent.ProposalRefused over -> without(state, over.proposal(), state.closedThrough());
            case ControlEvent.ProposalBooked booked -> without(state, booked.proposal(), opened(state,
                    booked.proposal()));
            case ControlEvent.MonthCloseAsked asked -> {
                List<Closing> closing = new ArrayList<>(state.closing());
                closing.add(new Closing(asked.command(), asked.by(), asked.month()));
                yield state.next(state.pending(), closing, state.closedThrough());
            }
            case ControlEvent.MonthCloseAnswered answered -> {
                List<Closing> closing = state.closing().stream()
                        .filter(one -> !one.command().equals(answered.command()))
                        .toList();
                yield state.next(
                        state.pending(), closing,
                        answered.refusal() == null ? answered.month() : state.closedThrough());
            }
        };
    }

    private static BookDeskState with(BookDeskState state, Pending made) {
        List<Pending> pending = new ArrayList<>(state.pending());
        pending.add(made);
        return state.next(pending, state.closing(), state.closedThrough());
    }

    private static BookDeskState approved(BookDeskState state, ControlEvent.ProposalApproved approved) {
        List<Pending> pending = state.pending().stream()
                .map(one -> one.id().equals(approved.proposal())
                        ? new Pending(
                                one.id(), one.by(), one.entry(), one.effectiveMillis(),
                                        one.expiresAtMillis(), approved.by(),
                                approved.command())
                        : one)
                .toList();
        return state.next(pending, state.closing(), state.closedThrough());
    }

    private static BookDeskState without(BookDeskState state, CommandId proposal, Month closedThrough) {
        List<Pending> pending =
                state.pending().stream().filter(one -> !one.id().equals(proposal)).toList();
        return state.next(pending, state.closing(), closedThrough);
    }

    private static Month opened(BookDeskState state, CommandId proposal) {
        Pending booked = state.find(proposal);
        return booked != null && booked.entry() instanceof ProposedEntry.Reopening reopening
                ? reopening.month().before()
                : state.closedThrough();
    }
}
