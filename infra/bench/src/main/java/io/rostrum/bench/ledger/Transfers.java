package io.rostrum.bench.ledger;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.Posting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** The transfers of a load: each debits one account and credits another, as two postings of one entry. */
final class Transfers {

    private static final String INDEX = "<index>";
    private static final Account FROM = Account.tax("from");
    private static final Account TO = Account.tax("to");
    private static final long MINOR = 123_456_789;

    private final SplittableRandom random = new SplittableRandom(3);
    private final int accounts;
    private final boolean hot;
    private final String prefix;
    private final String template;

    /** @param hot whether every transfer debits the same account */
    Transfers(String leg, int accounts, boolean hot) {
        this.accounts = accounts;
        this.hot = hot;
        this.prefix = BookId.MAIN.value() + "/manual:" + leg + ".";
        template = Json.text(PostJournalEntry.of(BookId.MAIN, null, new BookFact.ManualEntry(
                leg + "." + INDEX, "bench", "a", "b",
                List.of(Posting.debit(FROM, MINOR, "USD"), Posting.credit(TO, MINOR, "USD")))));
    }

    /**
     * The request for one transfer; {@code index} stands in its id. Cut from a template, so that asking costs
     * little.
     */
    byte[] request(int index) {
        int from = hot ? 0 : random.nextInt(accounts);
        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
        String minor = Integer.toString(1 + random.nextInt(10_000));
        return template.replace(INDEX, Integer.toString(index))
                .replace(FROM.name(), "tax:T" + from)
                .replace(TO.name(), "tax:T" + to)
                .replace(Long.toString(MINOR), minor)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The index in an entry's id, or -1 if it is of another leg. */
    int index(String entryId) {
        return entryId.startsWith(prefix) ? Integer.parseInt(entryId.substring(prefix.length())) : -1;
    }
}
