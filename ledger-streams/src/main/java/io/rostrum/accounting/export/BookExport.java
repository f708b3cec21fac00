package io.rostrum.accounting.export;

import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;

import java.util.List;

/** One text form of a journal; entries come in the order of the book, and only those that count. */
public interface BookExport {

    /**
     * The lines that stand before everything.
     *
     * @param closedThrough the last closed month, which the export says; null while none is closed
     */
    List<String> begin(Month closedThrough);

    /** The lines of one entry, with declarations of what it names for the first time. */
    List<String> entry(JournalEntry entry);
}
