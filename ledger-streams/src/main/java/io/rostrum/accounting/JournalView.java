package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;

import java.util.List;
import java.util.Optional;

/** What the journal looks at when it decides: a few named entries of a book, never all of it. */
public interface JournalView {

    BookHead head(BookId bookId);

    /** The entry with this id, if it was booked. */
    Optional<Remembered> entry(String entryId);

    /** The account's totals; all zero before its first posting. */
    Balance balance(BookId bookId, Account account, String unit);

    /** The last month that is closed; absent while none is. */
    Optional<Month> closedThrough(BookId bookId);

    /** What the entries that count in one month posted to the accounts of one kind in one unit. */
    KindTotal monthTotal(BookId bookId, Month month, AccountKind kind, String unit);

    /**
     * What the entries that count in that month or before posted, by kind of account and unit, in this order.
     */
    List<KindTotal> totalsThrough(BookId bookId, Month month);

    /** What the platform holds for others in one unit: holds, payables, wallets and tax. */
    long owedMinor(BookId bookId, String unit);
}
