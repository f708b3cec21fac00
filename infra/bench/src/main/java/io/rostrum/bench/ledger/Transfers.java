package io.rostrum.bench.ledger;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;

import java.util.List;
import java.util.SplittableRandom;

/** The transfers of a load: each debits one account and credits another, as two postings of one entry. */
final class Transfers {

    private final SplittableRandom random = new SplittableRandom(3);
    private final Account[] accounts;
    private final boolean hot;
    private final String leg;

    /** @param hot whether every transfer debits the same account */
    Transfers(String leg, int accounts, boolean hot) {
        this.leg = leg;
        this.hot = hot;
        this.accounts = new Account[accounts];
        for (int i = 0; i < accounts; i++) {
            this.accounts[i] = Account.tax("T" + i);
        }
    }

    /** The request for one transfer; {@code index} stands in its id. */
    byte[] request(int index) {
        int from = hot ? 0 : random.nextInt(accounts.length);
        int to = (from + 1 + random.nextInt(accounts.length - 1)) % accounts.length;
        long minor = 1 + random.nextInt(10_000);
        BookFact.ManualEntry fact = new BookFact.ManualEntry(leg + "." + index, "bench", "a", "b", List.of(
                Posting.debit(accounts[from], minor, "USD"), Posting.credit(accounts[to], minor, "USD")));
        return Json.bytes(PostJournalEntry.of(BookId.MAIN, null, fact));
    }

    /** The index in an entry's id, or -1 if it is of another leg. */
    int index(String entryId) {
        String prefix = BookId.MAIN.value() + "/manual:" + leg + ".";
        return entryId.startsWith(prefix) ? Integer.parseInt(entryId.substring(prefix.length())) : -1;
    }
}
