package io.rostrum.ledger.topology;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.JournalStore;
import io.rostrum.accounting.MonthTotals;
import io.rostrum.accounting.Remembered;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal's memory in the state stores of one partition; flat binary values, so that a booking costs no
 * JSON here.
 *
 * <p>Heads and a bounded number of balances are kept as objects, too. That is safe because only this task
 * writes them, and a task that loses its transaction starts anew from the stores.
 */
final class StreamsJournalStore implements JournalStore {

    /** Balances kept as objects; the others cost a look into the store. */
    static final int BALANCES_AT_HAND_MAX = 50_000;

    /** Totals of months kept as objects; some thirty for each book, month and currency. */
    static final int TOTALS_AT_HAND_MAX = 10_000;

    private static final int ENTRY_BYTES = 3 * Long.BYTES + 1;

    private final KeyValueStore<String, byte[]> books;
    private final KeyValueStore<String, byte[]> entries;
    private final KeyValueStore<String, byte[]> balances;
    private final Map<BookId, BookHead> heads = new HashMap<>();
    private final Map<BookId, Optional<Month>> closed = new HashMap<>();
    private final Map<Place, KindTotal> totals = new HashMap<>();
    private final Map<String, Balance> atHand = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Balance> eldest) {
            return size() > BALANCES_AT_HAND_MAX;
        }
    };

    /** One kind of account in one month and unit. */
    private record Place(BookId bookId, Month month, AccountKind kind, String unit) {}

    StreamsJournalStore(
            KeyValueStore<String, byte[]> books, KeyValueStore<String, byte[]> entries,
            KeyValueStore<String, byte[]> balances) {
        this.books = books;
        this.entries = entries;
        this.balances = balances;
    }

    @Override
    public BookHead head(BookId bookId) {
        return heads.computeIfAbsent(bookId, book -> {
            byte[] bytes = books.get("head/" + book.value());
            if (bytes == null) {
                return BookHead.EMPTY;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long seq = buffer.getLong();
            long atMillis = buffer.getLong();
            return new BookHead(seq, StandardCharsets.ISO_8859_1.decode(buffer).toString(), atMillis);
        });
    }

    @Override
    public void putHead(BookId bookId, BookHead head) {
        heads.put(bookId, head);
        byte[] hash = head.hash().getBytes(StandardCharsets.ISO_8859_1);
        books.put(
                "head/" + bookId.value(),
                ByteBuffer.allocate(2 * Long.BYTES + hash.length)
                        .putLong(head.seq())
                        .putLong(head.atMillis())
                        .put(hash)
                        .array());
    }

    @Override
    public Optional<Remembered> entry(String entryId) {
        byte[] bytes = entries.get(entryId);
        if (bytes == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new Remembered(
                buffer.getLong(), new Fingerprint(buffer.getLong(), buffer.getLong()), buffer.get() == 1));
    }

    @Override
    public void putEntry(String entryId, Remembered remembered) {
        entries.put(
                entryId,
                ByteBuffer.allocate(ENTRY_BYTES)
                        .putLong(remembered.seq())
                        .putLong(remembered.fact().high())
                        .putLong(remembered.fact().low())
                        .put((byte) (remembered.closed() ? 1 : 0))
                        .array());
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) {
        String key = Balance.key(bookId, account, unit);
        Balance known = atHand.get(key);
        if (known != null) {
            return known;
        }
        byte[] bytes = balances.get(key);
        return bytes == null
                ? Balance.zero(bookId, account, unit)
                : BalanceBytes.read(bookId, account, unit, bytes);
    }

    @Override
    public void putBalance(Balance balance) {
        String key = Balance.key(balance.bookId(), balance.account(), balance.unit());
        atHand.put(key, balance);
        balances.put(key, BalanceBytes.of(balance));
    }

    @Override
    public Optional<Month> closedThrough(BookId bookId) {
        return closed.computeIfAbsent(bookId, book -> {
            byte[] bytes = books.get("closed/" + book.value());
            return bytes == null ? Optional.empty() : Optional.of(new Month(Letters.text(bytes)));
        });
    }

    @Override
    public void putClosedThrough(BookId bookId, Month month) {
        closed.put(bookId, Optional.ofNullable(month));
        books.put("closed/" + bookId.value(), month == null ? null : Letters.utf8(month.value()));
    }

    @Override
    public KindTotal monthTotal(BookId bookId, Month month, AccountKind kind, String unit) {
        KindTotal known = totals.get(new Place(bookId, month, kind, unit));
        if (known != null) {
            return known;
        }
        byte[] bytes = books.get(monthKey(bookId, month) + kind + "/" + unit);
        return bytes == null ? new KindTotal(kind, unit, 0, 0) : total(kind, unit, bytes);
    }

    @Override
    public void putMonthTotal(BookId bookId, Month month, KindTotal total) {
        if (totals.size() >= TOTALS_AT_HAND_MAX) {
            totals.clear();
        }
        totals.put(new Place(bookId, month, total.kind(), total.unit()), total);
        books.put(
                monthKey(bookId, month) + total.kind() + "/" + total.unit(),
                ByteBuffer.allocate(2 * Long.BYTES).putLong(total.debitsMinor())
                        .putLong(total.creditsMinor()).array());
    }

    @Override
    public List<KindTotal> totalsThrough(BookId bookId, Month month) {
        String prefix = "month/" + bookId.value() + "/";
        List<KindTotal> totals = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = books.range(prefix, monthKey(bookId, month) + "~")) {
            all.forEachRemaining(one -> {
                String[] parts = one.key.split("/");
                totals.add(total(AccountKind.valueOf(parts[3]), parts[4], one.value));
            });
        }
        return MonthTotals.added(totals.stream());
    }

    private static KindTotal total(AccountKind kind, String unit, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new KindTotal(kind, unit, buffer.getLong(), buffer.getLong());
    }

    private static String monthKey(BookId bookId, Month month) {
        return "month/" + bookId.value() + "/" + month.value() + "/";
    }

    @Override
    public long owedMinor(BookId bookId, String unit) {
        return number("owed/" + bookId.value() + "/" + unit);
    }

    @Override
    public void putOwed(BookId bookId, String unit, long owedMinor) {
        putNumber("owed/" + bookId.value() + "/" + unit, owedMinor);
    }

    /** The last entry whose balances were told to the balances topic. */
    long toldSeq(BookId bookId) {
        return number("told/" + bookId.value());
    }

    void putToldSeq(BookId bookId, long seq) {
        putNumber("told/" + bookId.value(), seq);
    }

    /** Balances that changed after they were last told; looks through the store only if there are any. */
    List<Balance> untold() {
        Map<BookId, Long> told = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all = books.range("head/", "head0")) {
            all.forEachRemaining(book -> {
                BookId bookId = new BookId(book.key.substring("head/".length()));
                if (toldSeq(bookId) < head(bookId).seq()) {
                    told.put(bookId, toldSeq(bookId));
                }
            });
        }
        List<Balance> untold = new ArrayList<>();
        if (!told.isEmpty()) {
            try (KeyValueIterator<String, byte[]> all = balances.all()) {
                all.forEachRemaining(entry -> {
                    Balance balance = BalanceBytes.read(entry.key, entry.value);
                    if (balance.seq() > told.getOrDefault(balance.bookId(), Long.MAX_VALUE)) {
                        untold.add(balance);
                    }
                });
            }
        }
        return untold;
    }

    private long number(String key) {
        byte[] bytes = books.get(key);
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    private void putNumber(String key, long number) {
        books.put(key, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
