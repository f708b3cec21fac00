package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.RunningReconciliation;
import io.rostrum.accounting.reconcile.RunningReconciliation.Place;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.util.List;

/**
 * Goes through the accounts of the journal and of the store, a part of them in each pass, round after round.
 */
final class StoreRound {

    /** Accounts of each side that one pass looks at. */
    static final int ACCOUNTS_A_PASS = 50_000;

    /** Accounts that differed, which every pass looks at again. */
    static final int AGAIN_MAX = 5_000;

    private final BookId bookId;
    private final RunningReconciliation reconciliation;
    private final KeptBalances store;
    private Place lastOfJournal;
    private Balance lastOfStore;
    private boolean journalDone;
    private boolean storeDone;

    StoreRound(BookId bookId, RunningReconciliation reconciliation, KeptBalances store) {
        this.bookId = bookId;
        this.reconciliation = reconciliation;
        this.store = store;
    }

    /** Looks at the next part; true if a round is over with it. */
    boolean look(long nowMillis) {
        for (Place place : reconciliation.accountsThatDiffer(AGAIN_MAX)) {
            look(place, nowMillis);
        }
        if (!journalDone) {
            List<Place> part = reconciliation.accountsAfter(lastOfJournal, ACCOUNTS_A_PASS);
            for (Place place : part) {
                look(place, nowMillis);
            }
            journalDone = part.size() < ACCOUNTS_A_PASS;
            lastOfJournal = part.isEmpty() ? null : part.getLast();
        }
        if (!storeDone) {
            List<Balance> part = store.after(bookId, lastOfStore, ACCOUNTS_A_PASS);
            part.forEach(kept -> reconciliation.kept(kept.account(), kept.unit(), kept, nowMillis));
            storeDone = part.size() < ACCOUNTS_A_PASS;
            lastOfStore = part.isEmpty() ? null : part.getLast();
        }
        if (!journalDone || !storeDone) {
            return false;
        }
        journalDone = false;
        storeDone = false;
        lastOfJournal = null;
        lastOfStore = null;
        return true;
    }

    private void look(Place place, long nowMillis) {
        reconciliation.kept(place.account(), place.unit(), store.balance(bookId, place.account(),
                place.unit()), nowMillis);
    }
}
