package io.rostrum.record.history;

import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.record.rows.EntryRow;
import io.rostrum.record.rows.PostingRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;

/** A book's entries as rows of entries and postings. */
public final class BookHistory extends History<Fact.OfBook> {

    public BookHistory(SubjectRow subject) {
        super(subject);
    }

    @Override
    void apply(Fact.OfBook fact, Rows rows) {
        JournalEntry entry = fact.entry();
        long effective = entry.effectiveMillis() == null ? entry.atMillis() : entry.effectiveMillis();
        rows.put(Table.ENTRIES, new EntryRow(
                entry.entryId(), entry.bookId().value(), entry.seq(), entry.phase().name(),
                entry.fact().getClass().getSimpleName(), entry.fact().id(), entry.atMillis(), effective,
                entry.happenedAtMillis() == null ? 0 : entry.happenedAtMillis()));
        int line = 1;
        for (Posting posting : entry.postings()) {
            rows.put(Table.POSTINGS, new PostingRow(
                    entry.entryId(), line++, entry.bookId().value(), posting.account().name(),
                    posting.account().kind().name(), posting.account().id(), posting.side().name(),
                    posting.minor(), posting.unit(), entry.phase().name(), entry.atMillis(), effective));
        }
    }
}
