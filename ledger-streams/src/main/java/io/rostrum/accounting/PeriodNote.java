package io.rostrum.accounting;

import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.MonthClosing;

import java.util.List;
import java.util.Optional;

/**
 * A month that was closed, or opened again.
 *
 * @param by who did: one person, or two
 * @param reason of an opening; absent for a closing
 * @param closing the trial balance; absent for an opening
 */
public record PeriodNote(
        Month month, boolean closed, long seq, long atMillis, List<String> by, String reason,
                MonthClosing closing) {

    /** What an entry says of periods; empty for most. */
    public static Optional<PeriodNote> of(JournalEntry entry) {
        return switch (entry.fact()) {
            case BookFact.MonthClosed fact -> Optional.of(new PeriodNote(
                    fact.month(), true, entry.seq(), entry.atMillis(), List.of(fact.closedBy()), null,
                            entry.closing()));
            case BookFact.MonthReopened fact -> Optional.of(new PeriodNote(
                    fact.month(), false, entry.seq(), entry.atMillis(), List.of(fact.proposedBy(),
                            fact.approvedBy()),
                    fact.reason(), null));
            default -> Optional.empty();
        };
    }

    /** The last closed month behind this note; absent if none is left. */
    public Month closedThrough() {
        return closed ? month : month.before();
    }
}
