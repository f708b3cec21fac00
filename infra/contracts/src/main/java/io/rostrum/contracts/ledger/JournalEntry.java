package io.rostrum.contracts.ledger;

import java.util.List;
import java.util.Objects;

/**
 * One record of {@code ledger.entries.v1}: a fact as the book has it, which never changes.
 *
 * @param entryId of the book and the fact: {@link PostJournalEntry#idOf}
 * @param seq contiguous within the book, from 1
 * @param previousHash base64url SHA-256 of the bytes of the entry before; {@link #NO_ENTRY} for the first
 * @param atMillis when it was booked: the log time of its request, never before that of the entry before
 * @param replyTo the key of whoever waits for it; absent where nobody does
 * @param happenedAtMillis when its request says that it happened; absent where it does not
 * @param effectiveMillis in whose month it counts; absent is {@code atMillis}. A fact that comes late for a
 *     closed month counts when it is booked, and {@code happenedAtMillis} names its time
 * @param postings at least two, whose debits equal credits in each unit; none if it was only
 *     {@link EntryPhase#NOTED}
 * @param closing the trial balance of a month that it closes; absent otherwise
 */
public record JournalEntry(
        String entryId, BookId bookId, long seq, String previousHash, long atMillis, EntryPhase phase,
        String replyTo,
        Long happenedAtMillis, Long effectiveMillis, LedgerFact fact, List<Posting> postings,
        MonthClosing closing) {

    /** What the first entry of a book names as the hash of the entry before it. */
    public static final String NO_ENTRY = "";

    public JournalEntry {
        Objects.requireNonNull(entryId, "entryId");
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(fact, "fact");
        postings = List.copyOf(postings);
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
    }

    /** An entry that takes effect when it is booked. */
    public JournalEntry(
            String entryId, BookId bookId, long seq, String previousHash, long atMillis, EntryPhase phase,
            String replyTo, LedgerFact fact, List<Posting> postings) {
        this(entryId, bookId, seq, previousHash, atMillis, phase, replyTo, null, null, fact, postings, null);
    }

    /** The month in which it counts. */
    public Month month() {
        return Month.of(effectiveMillis == null ? atMillis : effectiveMillis);
    }
}
