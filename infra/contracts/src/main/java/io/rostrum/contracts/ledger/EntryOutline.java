package io.rostrum.contracts.ledger;

import java.util.List;
import java.util.Objects;

/**
 * What a {@link JournalEntry} books and whom it answers, without the content of its fact: read in one pass
 * and several times faster than the whole, for those who follow every entry of a book.
 *
 * @param replyTo the key of whoever waits for it; null where nobody does
 * @param effectiveMillis in whose month it counts; null is {@code atMillis}
 * @param factType the name of the fact's type
 * @param factFrom where the JSON of the fact begins in the entry's bytes
 * @param factTo behind its end
 */
public record EntryOutline(
        String entryId, BookId bookId, long seq, String previousHash, long atMillis, EntryPhase phase,
        String replyTo, Long effectiveMillis, String factType, int factFrom, int factTo,
        List<Posting> postings) {

    public EntryOutline {
        Objects.requireNonNull(entryId, "entryId");
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(factType, "fact");
        postings = List.copyOf(postings);
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
    }

    /** The month in which it counts. */
    public Month month() {
        return Month.of(effectiveMillis == null ? atMillis : effectiveMillis);
    }
}
