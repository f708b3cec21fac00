package io.rostrum.ledger.topology;

import io.rostrum.accounting.JournalView;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;

import java.util.List;
import java.util.Map;

/**
 * The books as far as their committed entries were read back: all that the journal keeps beyond the entries
 * that it has just decided.
 */
public interface CommittedBooks extends JournalView {

    /**
     * Returns once the book was read up to that entry.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if that takes longer than a bounded time
     */
    void awaitSeq(BookId bookId, long seq);

    /** The last entry of the book that was read. */
    long seq(BookId bookId);

    /** The totals of each month until that one, by kind of account and unit. */
    Map<Month, List<KindTotal>> monthTotals(BookId bookId, Month through);

    /** The books of which an entry was read. */
    List<BookId> books();

    /** The balances that changed after that entry; looks through all of the book's. */
    List<Balance> changedAfter(BookId bookId, long seq);
}
