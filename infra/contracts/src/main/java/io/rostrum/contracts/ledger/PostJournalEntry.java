package io.rostrum.contracts.ledger;

import java.util.Objects;

/**
 * One record of {@code ledger.requests.v1}: asks the journal to book a fact, once.
 *
 * @param entryId always {@link #idOf} of the book and the fact
 * @param replyTo the key of whoever waits for the entry or the refusal; absent where nobody does
 * @param happenedAtMillis when it happened, or is to take effect; absent is when it is booked
 */
public record PostJournalEntry(
        String entryId, BookId bookId, String replyTo, Long happenedAtMillis, LedgerFact fact) {

    public PostJournalEntry {
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(fact, "fact");
        if (!idOf(bookId, fact).equals(entryId)) {
            throw new IllegalArgumentException("entryId is not the one that this fact makes in this book");
        }
    }

    public static PostJournalEntry of(BookId bookId, String replyTo, LedgerFact fact) {
        return of(bookId, replyTo, null, fact);
    }

    /** @param happenedAtMillis null is when it is booked */
    public static PostJournalEntry of(BookId bookId, String replyTo, Long happenedAtMillis, LedgerFact fact) {
        return new PostJournalEntry(idOf(bookId, fact), bookId, replyTo, happenedAtMillis, fact);
    }

    /** The id that a fact's entry has in a book. */
    public static String idOf(BookId bookId, LedgerFact fact) {
        return bookId.value() + "/" + fact.id();
    }

    /** The id of the fact whose entry has that id in that book. */
    public static String factIdIn(String entryId, BookId bookId) {
        return entryId.substring(bookId.value().length() + 1);
    }
}
