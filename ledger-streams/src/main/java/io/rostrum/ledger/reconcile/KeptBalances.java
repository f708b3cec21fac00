package io.rostrum.ledger.reconcile;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.util.List;

/**
 * What the ledger's own store holds of a book's balances.
 *
 * <p>It may show what a transaction wrote that is not committed yet, so nobody is answered from it. It is
 * only compared: a balance counts under the {@code seq} of its entry, and one that is ahead of the committed
 * journal is under way.
 */
public interface KeptBalances {

    /** The balance of one account, or null. */
    Balance balance(BookId bookId, Account account, String unit) throws NotHere;

    /** Those behind this one in the order of the store; null is the beginning. */
    List<Balance> after(BookId bookId, Balance last, int limit) throws NotHere;

    /** The store cannot be asked now, and why. */
    final class NotHere extends Exception {

        private static final long serialVersionUID = 1L;

        NotHere(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
