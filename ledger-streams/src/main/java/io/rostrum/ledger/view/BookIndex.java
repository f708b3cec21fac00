package io.rostrum.ledger.view;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.Balances;
import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.MonthTotals;
import io.rostrum.accounting.PeriodNote;
import io.rostrum.accounting.Remembered;
import io.rostrum.accounting.Revenue;
import io.rostrum.accounting.Statement;
import io.rostrum.accounting.TrialBalance;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryOutline;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;
import io.rostrum.contracts.wire.EntryReader;
import io.rostrum.ledger.topology.CommittedBooks;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The committed journal, indexed by account and time on disk: balances now and as of any time, statements,
 * trial balances.
 *
 * <p>Entries come in the order of their books; an entry that does not follow the one before is a
 * {@link BrokenChain}. What was read and how far are written together, so a restart goes on where it stopped.
 */
public final class BookIndex implements CommittedReader.Index, CommittedBooks, AutoCloseable {

    private static final long CACHE_BYTES = 32L << 20;
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    private static final int BLOOM_BITS = 10;
    private static final int BALANCES_AT_HAND_MAX = 50_000;
    private static final double BLOOM_PART = 0.1;
    private static final int FILES_BEFORE_COMPACTION = 8;
    private static final long AWAIT_MILLIS_MAX = 60_000;
    private static final int ENTRY_BYTES = 4 * Long.BYTES + Integer.BYTES + 1;

    static {
        RocksDB.loadLibrary();
    }

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            // The journal asks for every new id, and is nearly always told that there is none.
            .setMemtablePrefixBloomSizeRatio(BLOOM_PART)
            .setMemtableWholeKeyFiltering(true)
            // Written once and read seldom: each byte is rewritten a few times instead of at every level.
            .setCompactionStyle(CompactionStyle.UNIVERSAL)
            .setLevel0FileNumCompactionTrigger(FILES_BEFORE_COMPACTION)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setTableFormatConfig(new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setFilterPolicy(new BloomFilter(BLOOM_BITS)));
    /** Without a log of its own: what a crash takes from here is read from the journal again. */
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final EntryLog log;
    private final RocksDB db;
    private final Map<String, Balance> changed = new HashMap<>();
    /** The newest balances of accounts that were touched lately; all that changed are among them. */
    private final Map<String, Balance> atHand = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Balance> eldest) {
            return size() > BALANCES_AT_HAND_MAX && !changed.containsKey(eldest.getKey());
        }
    };
    private final Map<BookId, BookHead> heads = new HashMap<>();
    private final Map<String, Long> owed = new HashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private final Map<BookId, Long> visible = new ConcurrentHashMap<>();
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

    /** Opens the index in that folder, or makes it; {@code log} is the journal that it is read from. */
    public BookIndex(Path folder, EntryLog log) throws IOException {
        this.log = log;
        Files.createDirectories(folder);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException fault) {
            throw new IOException("the index in " + folder + " cannot be opened", fault);
        }
        each(IndexKeys.BOOKS, (key, value) -> visible.put(
                new BookId(IndexKeys.text(key)), Json.read(value, BookHead.class).seq()));
    }

    /** An entry that the journal booked, and where it stands in its topic. */
    private record Known(Remembered entry, int partition, long offset) {

        static Known read(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Known(
                    new Remembered(
                            buffer.getLong(), new Fingerprint(buffer.getLong(), buffer.getLong()),
                            buffer.get() == 1),
                    buffer.getInt(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(ENTRY_BYTES)
                    .putLong(entry.seq())
                    .putLong(entry.fact().high())
                    .putLong(entry.fact().low())
                    .put((byte) (entry.closed() ? 1 : 0))
                    .putInt(partition)
                    .putLong(offset)
                    .array();
        }
    }

    @Override
    public void take(byte[] value) {
        throw new UnsupportedOperationException("an entry has its place in the journal");
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        add(EntryReader.outline(record.value()), record);
    }

    private void add(EntryOutline entry, ConsumerRecord<byte[], byte[]> record) {
        byte[] bytes = record.value();
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
        periods.add(entry, bytes);
        Fingerprint fact = Fingerprint.of(bytes, entry.factFrom(), entry.factTo());
        known.put(entry.entryId(), new Known(
                new Remembered(entry.seq(), fact, false), record.partition(), record.offset()));
        if (entry.phase() == EntryPhase.POSTED || entry.phase() == EntryPhase.VOIDED) {
            close(Json.read(bytes, JournalEntry.class));
        }
        heads.put(entry.bookId(), new BookHead(entry.seq(), Fingerprint.link(bytes), entry.atMillis()));
    }

    /** A reservation that was posted or voided cannot be again. */
    private void close(JournalEntry entry) {
        String reservation = Journal.closes(entry.bookId(), entry.fact());
        Known open = known.get(reservation);
        (open == null ? find(reservation) : Optional.of(open)).ifPresent(one -> known.put(
                reservation, new Known(one.entry().asClosed(), one.partition(), one.offset())));
    }

    private void add(EntryOutline entry, int line) {
        Posting posting = entry.postings().get(line);
        String key = Balance.key(entry.bookId(), posting.account(), posting.unit());
        Balance before = atHand.get(key);
        if (before == null) {
            before = balance(entry.bookId(), posting.account(), posting.unit());
        }
        Balance after = Balances.after(before, posting, entry.phase(), entry.seq(), entry.atMillis());
        changed.put(key, after);
        atHand.put(key, after);
        if (Balances.isOwed(posting.account().kind())) {
            String owedIn = entry.bookId().value() + "/" + posting.unit();
            long more = Math.subtractExact(after.netMinor(), before.netMinor());
            Long owes = owed.get(owedIn);
            owed.put(owedIn, Math.addExact(
                    owes == null ? owedMinor(entry.bookId(), posting.unit()) : owes, more));
        }
        if (entry.phase().counts()) {
            byte[] place = IndexKeys.history(IndexKeys.history(key), entry.atMillis(), entry.seq(), line);
            put(place, History.bytes(after, posting, entry));
        }
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        periods.commit();
        changed.forEach((key, balance) -> put(IndexKeys.balance(key), BalanceBytes.of(balance)));
        owed.forEach((key, minor) -> put(IndexKeys.owed(key), number(minor)));
        known.forEach((id, entry) -> put(IndexKeys.entry(id), entry.bytes()));
        heads.forEach((book, head) -> put(IndexKeys.book(book.value()), Json.bytes(head)));
        nextOffsets.forEach((partition, offset) -> put(
                IndexKeys.offset(partition), number(offset)));
        try {
            db.write(unlogged, batch);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be written", fault);
        }
        batch.close();
        batch = new WriteBatch();
        changed.clear();
        owed.clear();
        known.clear();
        show();
    }

    /** Whoever asks from now on is answered with what was written. */
    private void show() {
        heads.forEach((book, head) -> visible.put(book, head.seq()));
        heads.clear();
        synchronized (visible) {
            visible.notifyAll();
        }
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public long seq(BookId bookId) {
        return visible.getOrDefault(bookId, 0L);
    }

    @Override
    public void awaitSeq(BookId bookId, long seq) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AWAIT_MILLIS_MAX);
        try {
            synchronized (visible) {
                for (long left = AWAIT_MILLIS_MAX; seq(bookId) < seq; left =
                        TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
                    if (left <= 0) {
                        throw new TimeoutException("entry " + seq + " of " + bookId + " was not read back");
                    }
                    visible.wait(left);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    @Override
    public List<BookId> books() {
        return List.copyOf(visible.keySet());
    }

    @Override
    public long nextOffset(int partition) {
        byte[] bytes = get(IndexKeys.offset(partition));
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    @Override
    public BookHead head(BookId bookId) {
        byte[] bytes = get(IndexKeys.book(bookId.value()));
        return bytes == null ? BookHead.EMPTY : Json.read(bytes, BookHead.class);
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) {
        byte[] bytes = get(IndexKeys.balance(Balance.key(bookId, account, unit)));
        return bytes == null
                ? Balance.zero(bookId, account, unit)
                : BalanceBytes.read(bookId, account, unit, bytes);
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
            balances.add(BalanceBytes.read(IndexKeys.balanceKey(key), value));
        });
        return balances;
    }

    @Override
    public List<Balance> changedAfter(BookId bookId, long seq) {
        return balances(bookId).stream().filter(balance -> balance.seq() > seq).toList();
    }

    /** Those behind this one in the order of their keys; null is the beginning. */
    public List<Balance> after(BookId bookId, Balance last, int limit) {
        byte[] prefix = IndexKeys.balancesOf(bookId.value());
        byte[] from = last == null
                ? prefix
                : IndexKeys.balance(Balance.key(bookId, last.account(), last.unit()) + "\0");
        List<Balance> found = new ArrayList<>();
        try (RocksIterator all = db.newIterator()) {
            for (all.seek(from); found.size() < limit && all.isValid()
                    && IndexKeys.startsWith(all.key(), prefix); all.next()) {
                found.add(BalanceBytes.read(IndexKeys.balanceKey(all.key()), all.value()));
            }
        }
        return found;
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

    @Override
    public Optional<Remembered> entry(String entryId) {
        return find(entryId).map(Known::entry);
    }

    private Optional<Known> find(String entryId) {
        return Optional.ofNullable(get(IndexKeys.entry(entryId))).map(Known::read);
    }

    /** One entry, if it was booked; reads it from the journal. */
    public Optional<JournalEntry> journalEntry(String entryId) {
        return find(entryId).map(one -> log.at(one.partition(), one.offset()));
    }

    @Override
    public long owedMinor(BookId bookId, String unit) {
        byte[] bytes = get(IndexKeys.owed(bookId.value() + "/" + unit));
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    @Override
    public KindTotal monthTotal(BookId bookId, Month month, AccountKind kind, String unit) {
        return periods.total(bookId, month, kind, unit);
    }

    @Override
    public Map<Month, List<KindTotal>> monthTotals(BookId bookId, Month through) {
        return periods.totals(bookId, null, through);
    }

    @Override
    public List<KindTotal> totalsThrough(BookId bookId, Month month) {
        return MonthTotals.added(monthTotals(bookId, month).values().stream().flatMap(List::stream));
    }

    /** What was earned in these months; null is no bound. */
    public Revenue revenue(BookId bookId, Month from, Month to) {
        return periods.revenue(bookId, from, to);
    }

    @Override
    public Optional<Month> closedThrough(BookId bookId) {
        return Optional.ofNullable(periods.closedThrough(bookId));
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

    /** One posting in the history of its account: the totals after it, and what it was. */
    private static final class History {

        static byte[] bytes(Balance after, Posting posting, EntryOutline entry) {
            byte[] id = entry.entryId().getBytes(StandardCharsets.UTF_8);
            byte[] type = entry.factType().getBytes(StandardCharsets.UTF_8);
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
