package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

/** Where the journal keeps what it must know for the next decision. */
public interface JournalStore extends JournalView {

    void putHead(BookId bookId, BookHead head);

    void putEntry(String entryId, Remembered remembered);

    void putBalance(Balance balance);

    void putOwed(BookId bookId, String unit, long owedMinor);
}
