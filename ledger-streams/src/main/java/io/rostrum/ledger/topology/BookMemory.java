package io.rostrum.ledger.topology;

import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.JournalStore;
import io.rostrum.accounting.MonthTotals;
import io.rostrum.accounting.Remembered;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal's memory: what it decided and has not yet read back, over the books of what is committed.
 *
 * <p>The committed entries are the only lasting state. What stands here alone is at most
 * {@link #UNREAD_MAX} entries, for the journal waits when its own entries come back slower than it writes
 * them. A task that loses its transaction loses this with it, and starts anew from what is committed.
 */
final class BookMemory implements JournalStore {

    /** Entries that were decided and not read back; at more, the journal waits. */
    static final int UNREAD_MAX = 100_000;

    /** Balances kept at hand; those of entries that were not read back stay whatever their number. */
    static final int BALANCES_AT_HAND_MAX = 50_000;

    /** Totals of months kept at hand; some thirty for each book, month and currency. */
    static final int TOTALS_AT_HAND_MAX = 10_000;

    private final CommittedBooks committed;
    private final Map<BookId, BookHead> heads = new HashMap<>();
    private final Map<BookId, Optional<Month>> closed = new HashMap<>();
    private final Map<Owed, Long> owed = new HashMap<>();
    private final Map<Place, Total> totals = new HashMap<>();
    private final LinkedHashMap<String, Unread> unread = new LinkedHashMap<>();
    private final Map<BalanceKey, Balance> balances = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BalanceKey, Balance> eldest) {
            return size() > BALANCES_AT_HAND_MAX
                    && eldest.getValue().seq() <= committed.seq(eldest.getKey().bookId());
        }
    };

    /** What was decided: it is found here until entry {@code seq} of the book was read back. */
    private record Unread(BookId bookId, long seq, Remembered entry) {}

    private record BalanceKey(BookId bookId, Account account, String unit) {

        /** Asked for every posting, where the generated one shows in profiles. */
        @Override
        public boolean equals(Object other) {
            return other instanceof BalanceKey(BookId book, Account one, String in)
                    && account.equals(one) && unit.equals(in) && bookId.equals(book);
        }

        @Override
        public int hashCode() {
            return 31 * account.hashCode() + unit.hashCode();
        }
    }

    private record Owed(BookId bookId, String unit) {}

    /** One kind of account in one month and unit. */
    private record Place(BookId bookId, Month month, AccountKind kind, String unit) {}

    private record Total(KindTotal sum, long seq) {}

    BookMemory(CommittedBooks committed) {
        this.committed = committed;
    }

    /** Lets go what was read back, and waits if too much was not. */
    void settle() {
        forgetRead();
        if (unread.size() >= UNREAD_MAX) {
            Unread half = unread.values().stream().skip(UNREAD_MAX / 2).findFirst().orElseThrow();
            committed.awaitSeq(half.bookId(), half.seq());
            forgetRead();
        }
    }

    private void forgetRead() {
        Iterator<Unread> oldest = unread.values().iterator();
        while (oldest.hasNext()) {
            Unread one = oldest.next();
            if (one.seq() > committed.seq(one.bookId())) {
                return;
            }
            oldest.remove();
        }
    }

    @Override
    public BookHead head(BookId bookId) {
        return heads.computeIfAbsent(bookId, committed::head);
    }

    @Override
    public void putHead(BookId bookId, BookHead head) {
        heads.put(bookId, head);
    }

    @Override
    public Optional<Remembered> entry(String entryId) {
        Unread decided = unread.get(entryId);
        return decided == null ? committed.entry(entryId) : Optional.of(decided.entry());
    }

    @Override
    public void putEntry(BookId bookId, String entryId, Remembered remembered) {
        unread.putLast(entryId, new Unread(bookId, head(bookId).seq() + 1, remembered));
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) {
        Balance known = balances.get(new BalanceKey(bookId, account, unit));
        return known == null ? committed.balance(bookId, account, unit) : known;
    }

    @Override
    public void putBalance(Balance balance) {
        balances.put(new BalanceKey(balance.bookId(), balance.account(), balance.unit()), balance);
    }

    @Override
    public Optional<Month> closedThrough(BookId bookId) {
        return closed.computeIfAbsent(bookId, committed::closedThrough);
    }

    @Override
    public void putClosedThrough(BookId bookId, Month month) {
        closed.put(bookId, Optional.ofNullable(month));
    }

    @Override
    public KindTotal monthTotal(BookId bookId, Month month, AccountKind kind, String unit) {
        Total known = totals.get(new Place(bookId, month, kind, unit));
        return known == null ? committed.monthTotal(bookId, month, kind, unit) : known.sum();
    }

    @Override
    public void putMonthTotal(BookId bookId, Month month, KindTotal total) {
        if (totals.size() >= TOTALS_AT_HAND_MAX) {
            totals.entrySet().removeIf(one ->
                    one.getValue().seq() <= committed.seq(one.getKey().bookId()));
        }
        totals.put(
                new Place(bookId, month, total.kind(), total.unit()),
                new Total(total, head(bookId).seq() + 1));
    }

    @Override
    public List<KindTotal> totalsThrough(BookId bookId, Month month) {
        Map<Place, KindTotal> all = new HashMap<>();
        committed.monthTotals(bookId, month).forEach((one, sums) -> sums.forEach(sum ->
                all.put(new Place(bookId, one, sum.kind(), sum.unit()), sum)));
        totals.forEach((place, total) -> {
            if (place.bookId().equals(bookId) && place.month().compareTo(month) <= 0) {
                all.put(place, total.sum());
            }
        });
        return MonthTotals.added(all.values().stream());
    }

    @Override
    public long owedMinor(BookId bookId, String unit) {
        return owed.computeIfAbsent(new Owed(bookId, unit), one -> committed.owedMinor(bookId, unit));
    }

    @Override
    public void putOwed(BookId bookId, String unit, long owedMinor) {
        owed.put(new Owed(bookId, unit), owedMinor);
    }
}
