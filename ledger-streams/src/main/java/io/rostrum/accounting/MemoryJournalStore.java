package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A journal's store in memory, for simulations and proofs. */
public final class MemoryJournalStore implements JournalStore {

    private final Map<BookId, BookHead> heads = new HashMap<>();
    private final Map<String, Remembered> entries = new HashMap<>();
    private final Map<String, Balance> balances = new HashMap<>();
    private final Map<String, Long> owed = new HashMap<>();
    private final Map<BookId, Month> closed = new HashMap<>();
    private final Map<BookId, TreeMap<Month, Map<String, KindTotal>>> months = new HashMap<>();

    @Override
    public BookHead head(BookId bookId) {
        return heads.getOrDefault(bookId, BookHead.EMPTY);
    }

    @Override
    public Optional<Remembered> entry(String entryId) {
        return Optional.ofNullable(entries.get(entryId));
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) {
        Balance balance = balances.get(Balance.key(bookId, account, unit));
        return balance == null ? Balance.zero(bookId, account, unit) : balance;
    }

    @Override
    public Optional<Month> closedThrough(BookId bookId) {
        return Optional.ofNullable(closed.get(bookId));
    }

    @Override
    public void putClosedThrough(BookId bookId, Month month) {
        closed.put(bookId, month);
    }

    @Override
    public KindTotal monthTotal(BookId bookId, Month month, AccountKind kind, String unit) {
        return months.getOrDefault(bookId, new TreeMap<>())
                .getOrDefault(month, Map.of())
                .getOrDefault(key(kind, unit), new KindTotal(kind, unit, 0, 0));
    }

    @Override
    public void putMonthTotal(BookId bookId, Month month, KindTotal total) {
        months.computeIfAbsent(bookId, book -> new TreeMap<>())
                .computeIfAbsent(month, one -> new HashMap<>())
                .put(key(total.kind(), total.unit()), total);
    }

    @Override
    public List<KindTotal> totalsThrough(BookId bookId, Month month) {
        return MonthTotals.added(
                months.getOrDefault(bookId, new TreeMap<>()).headMap(month, true).values().stream()
                .flatMap(one -> one.values().stream()));
    }

    private static String key(AccountKind kind, String unit) {
        return kind + "/" + unit;
    }

    @Override
    public long owedMinor(BookId bookId, String unit) {
        return owed.getOrDefault(bookId.value() + "/" + unit, 0L);
    }

    @Override
    public void putHead(BookId bookId, BookHead head) {
        heads.put(bookId, head);
    }

    @Override
    public void putEntry(BookId bookId, String entryId, Remembered remembered) {
        entries.put(entryId, remembered);
    }

    @Override
    public void putBalance(Balance balance) {
        balances.put(Balance.key(balance.bookId(), balance.account(), balance.unit()), balance);
    }

    @Override
    public void putOwed(BookId bookId, String unit, long owedMinor) {
        owed.put(bookId.value() + "/" + unit, owedMinor);
    }

    /** Every balance that was ever touched, in no order. */
    public Collection<Balance> balances() {
        return balances.values();
    }
}
