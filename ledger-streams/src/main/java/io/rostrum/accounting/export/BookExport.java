package io.rostrum.accounting.export;

import io.rostrum.contracts.ledger.JournalEntry;

import java.util.List;

/** One text form of a journal; entries come in the order of the book, and only those that count. */
public interface BookExport {

    /** The lines that stand before everything. */
    List<String> begin();

    /** The lines of one entry, with declarations of what it names for the first time. */
    List<String> entry(JournalEntry entry);
}
