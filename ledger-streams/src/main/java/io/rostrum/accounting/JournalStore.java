package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;

/** Where the journal keeps what it must know for the next decision. */
public interface JournalStore extends JournalView {

    void putHead(BookId bookId, BookHead head);

    void putEntry(BookId bookId, String entryId, Remembered remembered);

    void putBalance(Balance balance);

    void putMonthTotal(BookId bookId, Month month, KindTotal total);

    /** @param month null: none is closed any more */
    void putClosedThrough(BookId bookId, Month month);

    void putOwed(BookId bookId, String unit, long owedMinor);
}
