package io.rostrum.accounting.reconcile;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.Balances;
import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Posting;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the journal of one book, for as long as it grows, against the balances that are told, the ledger's
 * own store, and Stripe.
 *
 * <p>Each new entry, told balance and balance transaction touches the few values that it is about, and what
 * differs is kept by what it is about: an answer costs what differs, not what ever happened. Only the store,
 * which tells nobody of its changes, is gone through, account by account. What is under way is no difference
 * ({@link OpenItems}).
 */
public final class RunningReconciliation {

    private static final String HEAD = "head";
    private static final String ACCOUNT = "account/";
    private static final String TOLD = "told/";
    private static final String KEPT = "kept/";
    private static final String CHAIN = "chain/";
    private static final String TOTAL = "total/";

    private final BookId bookId;
    private final ReconcileStore store;
    private final OpenItems open;
    private final StripeClaims claims;

    /**
     * @param settlingMillis for how long something must differ, and stand still, before it is a difference
     */
    public RunningReconciliation(BookId bookId, ReconcileStore store, long settlingMillis) {
        this.bookId = bookId;
        this.store = store;
        this.open = new OpenItems(store, settlingMillis);
        this.claims = new StripeClaims(store, open);
    }

    /**
     * Takes the next entry of the journal; those of other books are left alone. {@code bytes} are its bytes
     * in the log.
     */
    public void entry(JournalEntry entry, byte[] bytes, long nowMillis) {
        if (!entry.bookId().equals(bookId)) {
            return;
        }
        BookHead head = head();
        if (entry.seq() != head.seq() + 1 || !entry.previousHash().equals(head.hash())) {
            open.differForGood(CHAIN + entry.seq(), new Difference(
                    Difference.Kind.CHAIN,
                            "entry " + entry.seq() + " " + entry.entryId() + " does not follow entry "
                            + head.seq(),
                    "", Difference.Sayer.JOURNAL.word(), null, Difference.Sayer.JOURNAL.word(), null));
        }
        if (entry.seq() <= head.seq()) {
            return;
        }
        for (Posting posting : entry.postings()) {
            String key = key(posting.account(), posting.unit());
            Balance before = balance(ACCOUNT + key, posting.account(), posting.unit());
            Balance after = Balances.after(
                    before == null ? Balance.zero(bookId, posting.account(), posting.unit()) : before,
                            posting,
                    entry.phase(), entry.seq(), entry.atMillis());
            store.put(ACCOUNT + key, BalanceBytes.of(after));
            compareTold(key, after, balance(TOLD + key, posting.account(), posting.unit()), nowMillis);
        }
        claims.entry(entry, nowMillis);
        store.put(HEAD, Json.bytes(new BookHead(entry.seq(), Fingerprint.link(bytes), entry.atMillis())));
    }

    /** Takes the next record of the balances topic; those of other books are left alone. */
    public void told(Balance told, long nowMillis) {
        if (!told.bookId().equals(bookId)) {
            return;
        }
        String key = key(told.account(), told.unit());
        store.put(TOLD + key, BalanceBytes.of(told));
        compareTold(key, balance(ACCOUNT + key, told.account(), told.unit()), told, nowMillis);
    }

    /** A record of the journal or of the balances topic cannot be read. {@code where} names it. */
    public void unreadable(String where) {
        open.differForGood("unreadable/" + where, new Difference(
                Difference.Kind.UNREADABLE, where, "", Difference.Sayer.JOURNAL.word(), null,
                Difference.Sayer.TOPIC.word(), null));
    }

    private void compareTold(String key, Balance journal, Balance told, long nowMillis) {
        compare(TOLD + key, Difference.Sayer.TOPIC, journal, told, nowMillis);
    }

    /**
     * Compares one account with what the ledger's store keeps of it now.
     *
     * @param kept null if the store knows no such account
     */
    public void kept(Account account, String unit, Balance kept, long nowMillis) {
        String key = key(account, unit);
        compare(KEPT + key, Difference.Sayer.STORE, balance(ACCOUNT + key, account, unit), kept, nowMillis);
    }

    private void compare(String about, Difference.Sayer who, Balance journal, Balance other, long nowMillis) {
        List<Difference> differences = AccountComparison.of(
                bookId, journal == null ? List.of() : List.of(journal), who.word(),
                other == null ? List.of() : List.of(other));
        if (differences.isEmpty()) {
            open.agree(about);
            return;
        }
        long journalSeq = journal == null ? 0 : journal.seq();
        long otherSeq = other == null ? 0 : other.seq();
        String mark = journalSeq == otherSeq ? "same " + journalSeq : "at " + Math.min(journalSeq, otherSeq);
        open.differ(about, mark, differences, nowMillis);
    }

    /** An account in one unit. */
    public record Place(Account account, String unit) {

        /** Where a page of accounts goes on. */
        String key() {
            return RunningReconciliation.key(account, unit);
        }
    }

    /** The accounts of the journal behind this one, in their order; null is the beginning. */
    public List<Place> accountsAfter(Place last, int limit) {
        return places(store.keys(ACCOUNT, last == null ? "" : ACCOUNT + last.key(), limit), ACCOUNT.length());
    }

    /** The accounts in which the store differed when they were last looked at; so many at most. */
    public List<Place> accountsThatDiffer(int limit) {
        return places(open.about(KEPT, limit), KEPT.length());
    }

    private static List<Place> places(List<String> keys, int prefix) {
        return keys.stream().map(key -> place(key.substring(prefix))).toList();
    }

    private static Place place(String key) {
        int slash = key.lastIndexOf('/');
        return new Place(new Account(key.substring(0, slash)), key.substring(slash + 1));
    }

    /** Takes one balance transaction of Stripe's; a repeat changes nothing. */
    public void transaction(StripePage.Stated stated, long nowMillis) {
        claims.transaction(stated, nowMillis);
    }

    /** Takes what Stripe says that it has, at a moment at which all its transactions were taken. */
    public void stripe(StripeBalance stripe, long nowMillis) {
        Set<String> units = new TreeSet<>(claims.units());
        units.addAll(stripe.available().keySet());
        units.addAll(stripe.pending().keySet());
        units.addAll(stripe.disputed().keySet());
        for (String unit : units) {
            long pending = stripe.pending().getOrDefault(unit, 0L);
            long available = stripe.available().getOrDefault(unit, 0L);
            total(
                    "balance", unit, Difference.Sayer.STRIPE_TRANSACTIONS, claims.sum(unit),
                    Difference.Sayer.STRIPE_BALANCE, Math.addExact(pending, available), nowMillis);
            ours(Account.STRIPE_DISPUTED, unit, stripe.disputed().getOrDefault(unit, 0L), nowMillis);
            if (pending == 0) {
                // A charge is booked as pending until it becomes available, all else as available at once.
                ours(Account.STRIPE_PENDING, unit, 0, nowMillis);
            } else {
                open.agree(TOTAL + Account.STRIPE_PENDING + "/" + unit);
            }
        }
    }

    private void ours(Account account, String unit, long theirs, long nowMillis) {
        Balance balance = balance(ACCOUNT + key(account, unit), account, unit);
        total(
                account.name(), unit, Difference.Sayer.JOURNAL, balance == null ? 0 : balance.netMinor(),
                Difference.Sayer.STRIPE, theirs, nowMillis);
    }

    private void total(
            String subject, String unit, Difference.Sayer first, long firstMinor, Difference.Sayer second,
                    long secondMinor,
            long nowMillis) {
        String about = TOTAL + subject + "/" + unit;
        if (firstMinor == secondMinor) {
            open.agree(about);
        } else {
            open.differ(about, firstMinor + "/" + secondMinor, List.of(new Difference(
                    Difference.Kind.STRIPE_BALANCE, subject, unit, first.word(), firstMinor, second.word(),
                    secondMinor)), nowMillis);
        }
    }

    /** What differs by now. */
    public Findings findings(long nowMillis) {
        return open.findings(head().seq(), nowMillis);
    }

    private BookHead head() {
        byte[] bytes = store.get(HEAD);
        return bytes == null ? BookHead.EMPTY : Json.read(bytes, BookHead.class);
    }

    private Balance balance(String key, Account account, String unit) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : BalanceBytes.read(bookId, account, unit, bytes);
    }

    private static String key(Account account, String unit) {
        return account.name() + "/" + unit;
    }
}
