package io.rostrum.ledger.reconcile;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.util.List;

/**
 * What the ledger's own books hold: those that the journal decides by and people are answered from, read
 * back from what is committed. A balance counts under the {@code seq} of its entry.
 */
public interface KeptBalances {

    /** The balance of one account, or null. */
    Balance balance(BookId bookId, Account account, String unit);

    /** Those behind this one in the order of the store; null is the beginning. */
    List<Balance> after(BookId bookId, Balance last, int limit);
}
