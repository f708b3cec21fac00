package io.rostrum.ledger.reconcile;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.ledger.view.BookReads;

import java.util.List;

/** The balances of the books that people are answered from, and that the journal decides by. */
public final class ViewBalances implements KeptBalances {

    private final BookReads books;

    public ViewBalances(BookReads books) {
        this.books = books;
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) {
        Balance balance = books.balance(bookId, account, unit);
        return balance.seq() == 0 ? null : balance;
    }

    @Override
    public List<Balance> after(BookId bookId, Balance last, int limit) {
        return books.after(bookId, last, limit);
    }
}
