package io.rostrum.ledger.view;

import io.rostrum.accounting.Balances;
import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.PeriodNote;
import io.rostrum.accounting.Revenue;
import io.rostrum.accounting.Statement;
import io.rostrum.accounting.TrialBalance;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The committed journal, indexed by account and time on disk: balances now and as of any time, statements,
 * trial balances.
 *
 * <p>Entries come in the order of their books; an entry that does not follow the one before is a
 * {@link BrokenChain}. What was read and how far are written together, so a restart goes on where it stopped.
 */
public final class BookIndex implements CommittedReader.Index, AutoCloseable {

    private static final long CACHE_BYTES = 32L << 20;
    private static final long WRITE_BUFFER_BYTES = 16L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    /** Without a log of its own: what a crash takes from here is read from the journal again. */
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;
    private final Map<String, Balance> changed = new HashMap<>();
    private final Map<BookId, BookHead> heads = new HashMap<>();
    private final BookPeriods periods = new BookPeriods(new BookPeriods.Cells() {
        @Override
        public byte[] get(byte[] key) {
            return BookIndex.this.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            BookIndex.this.put(key, value);
        }

        @Override
        public void each(byte[] prefix, BookPeriods.Seen seen) {
            BookIndex.this.each(prefix, seen);
        }
    });
    private WriteBatch batch = new WriteBatch();

    /** An entry does not follow the one before it in its book. */
    public static final class BrokenChain extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        BrokenChain(String message) {
            super(message);
        }
    }

    /** Opens the index in that folder, or makes it. */
    public BookIndex(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException fault) {
            throw new IOException("the index in " + folder + " cannot be opened", fault);
        }
    }

    @Override
    public void take(byte[] value) {
        add(Json.read(value, JournalEntry.class), value);
    }

    /** Takes an entry; it is seen after {@link #commit}. {@code bytes} are its bytes in the log. */
    void add(JournalEntry entry, byte[] bytes) {
        BookHead taken = heads.get(entry.bookId());
        BookHead head = taken == null ? head(entry.bookId()) : taken;
        if (entry.seq() <= head.seq()) {
            return;
        }
        if (entry.seq() != head.seq() + 1 || !entry.previousHash().equals(head.hash())) {
            throw new BrokenChain(
                    "entry " + entry.seq() + " of book " + entry.bookId() + " does not follow entry "
                    + head.seq());
        }
        for (int line = 0; line < entry.postings().size(); line++) {
            add(entry, line);
        }
        periods.add(entry);
        put(IndexKeys.entry(entry.entryId()), bytes);
        heads.put(entry.bookId(), new BookHead(entry.seq(), Fingerprint.link(bytes), entry.atMillis()));
    }

    private void add(JournalEntry entry, int line) {
        Posting posting = entry.postings().get(line);
        String key = Balance.key(entry.bookId(), posting.account(), posting.unit());
        Balance before = changed.get(key);
        if (before == null) {
            before = balance(entry.bookId(), posting.account(), posting.unit());
        }
        Balance after = Balances.after(before, posting, entry.phase(), entry.seq(), entry.atMillis());
        changed.put(key, after);
        if (entry.phase().counts()) {
            byte[] place = IndexKeys.history(IndexKeys.history(key), entry.atMillis(), entry.seq(), line);
            put(place, History.bytes(after, posting, entry));
        }
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        periods.commit();
        changed.forEach((key, balance) -> put(IndexKeys.balance(key), bytes(balance)));
        heads.forEach((book, head) -> put(IndexKeys.book(book.value()), Json.bytes(head)));
        nextOffsets.forEach((partition, offset) -> put(
                IndexKeys.offset(partition), ByteBuffer.allocate(Long.BYTES).putLong(offset).array()));
        try {
            db.write(unlogged, batch);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be written", fault);
        }
        batch.close();
        batch = new WriteBatch();
        changed.clear();
        heads.clear();
    }

    @Override
    public long nextOffset(int partition) {
        byte[] bytes = get(IndexKeys.offset(partition));
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    /** The last committed entry of a book, as far as it was read. */
    public BookHead head(BookId bookId) {
        byte[] bytes = get(IndexKeys.book(bookId.value()));
        return bytes == null ? BookHead.EMPTY : Json.read(bytes, BookHead.class);
    }

    /** The account's totals now. */
    public Balance balance(BookId bookId, Account account, String unit) {
        byte[] bytes = get(IndexKeys.balance(Balance.key(bookId, account, unit)));
        return bytes == null ? Balance.zero(bookId, account, unit) : balance(bookId, account, unit, bytes);
    }

    /**
     * The account's totals as they stood at that time, without what was reserved; before all time nothing.
     */
    public Balance balance(BookId bookId, Account account, String unit, long atMillis) {
        if (atMillis < 0) {
            // Its key would stand behind every other.
            return Balance.zero(bookId, account, unit);
        }
        byte[] prefix = IndexKeys.history(Balance.key(bookId, account, unit));
        try (RocksIterator all = db.newIterator()) {
            all.seekForPrev(IndexKeys.history(prefix, atMillis, Long.MAX_VALUE, Integer.MAX_VALUE));
            if (all.isValid() && IndexKeys.startsWith(all.key(), prefix)) {
                return History.balance(bookId, account, unit, all.value());
            }
        }
        return Balance.zero(bookId, account, unit);
    }

    /** The units that the account was ever posted in. */
    public List<String> units(BookId bookId, Account account) {
        byte[] prefix = IndexKeys.balance(bookId.value() + "/" + account.name() + "/");
        TreeSet<String> units = new TreeSet<>();
        each(prefix, (key, value) -> units.add(IndexKeys.balanceKey(key).substring(prefix.length - 1)));
        return List.copyOf(units);
    }

    /** Every account of the book, as of now. */
    public TrialBalance trialBalance(BookId bookId) {
        return TrialBalance.of(bookId, balances(bookId));
    }

    /** Every account of the book, as of that time. */
    public TrialBalance trialBalance(BookId bookId, long atMillis) {
        return TrialBalance.of(bookId, balances(bookId).stream()
                .map(now -> balance(bookId, now.account(), now.unit(), atMillis))
                .toList());
    }

    private List<Balance> balances(BookId bookId) {
        List<Balance> balances = new ArrayList<>();
        each(IndexKeys.balancesOf(bookId.value()), (key, value) -> {
            String[] parts = IndexKeys.balanceKey(key).split("/", 3);
            balances.add(balance(bookId, new Account(parts[1]), parts[2], value));
        });
        return balances;
    }

    /**
     * What happened on an account from one time to another, both included.
     *
     * @param afterSeq entries up to this one are left out: the last of the page before, or 0
     * @param limit the most lines; the closing balance is the one after the last line
     */
    public Statement statement(
            BookId bookId, Account account, String unit, long fromMillis, long toMillis, long afterSeq,
            int limit) {
        byte[] prefix = IndexKeys.history(Balance.key(bookId, account, unit));
        List<Statement.Line> lines = new ArrayList<>();
        Balance opening = balance(bookId, account, unit, fromMillis - 1);
        try (Slice end = new Slice(IndexKeys.history(prefix, toMillis, Long.MAX_VALUE, Integer.MAX_VALUE));
                ReadOptions bounded = new ReadOptions().setIterateUpperBound(end);
                RocksIterator all = db.newIterator(bounded)) {
            all.seek(IndexKeys.history(prefix, fromMillis, 0, 0));
            for (; all.isValid() && lines.size() < limit; all.next()) {
                Statement.Line line = History.line(account, all.key(), prefix.length, all.value());
                if (line.seq() > afterSeq) {
                    lines.add(line);
                } else {
                    opening = History.balance(bookId, account, unit, all.value());
                }
            }
        }
        long closing = lines.isEmpty() ? opening.netMinor() : lines.getLast().netMinor();
        return new Statement(bookId, account, unit, opening.netMinor(), lines, closing);
    }

    /** One entry, if it was booked. */
    public Optional<JournalEntry> entry(String entryId) {
        byte[] bytes = get(IndexKeys.entry(entryId));
        return bytes == null ? Optional.empty() : Optional.of(Json.read(bytes, JournalEntry.class));
    }

    /** What was earned in these months; null is no bound. */
    public Revenue revenue(BookId bookId, Month from, Month to) {
        return periods.revenue(bookId, from, to);
    }

    /** The last closed month, or null. */
    public Month closedThrough(BookId bookId) {
        return periods.closedThrough(bookId);
    }

    /** Which months were closed and opened, the newest first. */
    public List<PeriodNote> periods(BookId bookId) {
        return periods.notes(bookId);
    }

    private void each(byte[] prefix, BookPeriods.Seen seen) {
        try (RocksIterator all = db.newIterator()) {
            for (all.seek(prefix); all.isValid() && IndexKeys.startsWith(all.key(), prefix); all.next()) {
                seen.entry(all.key(), all.value());
            }
        }
    }

    private byte[] get(byte[] key) {
        try {
            return db.get(key);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be read", fault);
        }
    }

    private void put(byte[] key, byte[] value) {
        try {
            batch.put(key, value);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be written", fault);
        }
    }

    private static byte[] bytes(Balance balance) {
        return ByteBuffer.allocate(6 * Long.BYTES)
                .putLong(balance.debitsMinor())
                .putLong(balance.creditsMinor())
                .putLong(balance.reservedDebitsMinor())
                .putLong(balance.reservedCreditsMinor())
                .putLong(balance.seq())
                .putLong(balance.atMillis())
                .array();
    }

    private static Balance balance(BookId bookId, Account account, String unit, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Balance(
                bookId, account, unit, buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong(),
                buffer.getLong(), buffer.getLong());
    }

    /** One posting in the history of its account: the totals after it, and what it was. */
    private static final class History {

        static byte[] bytes(Balance after, Posting posting, JournalEntry entry) {
            byte[] id = entry.entryId().getBytes(StandardCharsets.UTF_8);
            byte[] type = entry.fact().getClass().getSimpleName().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(5 * Long.BYTES + 1 + Short.BYTES + id.length + type.length)
                    .putLong(after.debitsMinor())
                    .putLong(after.creditsMinor())
                    .putLong(after.seq())
                    .putLong(after.atMillis())
                    .putLong(posting.minor())
                    .put((byte) posting.side().ordinal())
                    .putShort((short) id.length)
                    .put(id)
                    .put(type)
                    .array();
        }

        static Balance balance(BookId bookId, Account account, String unit, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Balance(
                    bookId, account, unit, buffer.getLong(), buffer.getLong(), 0, 0, buffer.getLong(),
                    buffer.getLong());
        }

        static Statement.Line line(Account account, byte[] key, int prefixLength, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long debits = buffer.getLong();
            long credits = buffer.getLong();
            long seq = buffer.getLong();
            long atMillis = ByteBuffer.wrap(key, prefixLength, Long.BYTES).getLong();
            buffer.getLong();
            long minor = buffer.getLong();
            Side side = Side.values()[buffer.get()];
            byte[] id = new byte[buffer.getShort()];
            buffer.get(id);
            String type = StandardCharsets.UTF_8.decode(buffer).toString();
            long net = account.kind().normalSide() == Side.DEBIT ? debits - credits : credits - debits;
            return new Statement.Line(
                    seq, atMillis, new String(id, StandardCharsets.UTF_8), type, side, minor, net);
        }
    }

    @Override
    public void close() {
        batch.close();
        db.close();
        unlogged.close();
        options.close();
        cache.close();
    }
}
