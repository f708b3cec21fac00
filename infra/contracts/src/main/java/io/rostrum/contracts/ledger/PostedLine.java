package io.rostrum.contracts.ledger;

import java.util.Objects;

/**
 * One record of {@code ledger.postings.v1}: one posting with the entry that it stands in, keyed by account.
 *
 * @param seq of the entry
 * @param line of the posting within the entry, from 0
 * @param factType the {@code type} of the entry's fact
 */
public record PostedLine(
        BookId bookId, String entryId, long seq, int line, long atMillis, EntryPhase phase, String factType,
        Posting posting) {

    public PostedLine {
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(entryId, "entryId");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(factType, "factType");
        Objects.requireNonNull(posting, "posting");
    }
}
