package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.util.Optional;

/** What the journal looks at when it decides: a few named entries of a book, never all of it. */
public interface JournalView {

    BookHead head(BookId bookId);

    /** The entry with this id, if it was booked. */
    Optional<Remembered> entry(String entryId);

    /** The account's totals; all zero before its first posting. */
    Balance balance(BookId bookId, Account account, String unit);

    /** What the platform holds for others in one unit: holds, payables, wallets and tax. */
    long owedMinor(BookId bookId, String unit);
}
