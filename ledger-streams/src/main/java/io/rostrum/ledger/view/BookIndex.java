package io.rostrum.ledger.view;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.Balances;
import io.rostrum.accounting.BookHead;
import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Journal;
import io.rostrum.accounting.MonthTotals;
import io.rostrum.accounting.Remembered;
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
import io.rostrum.contracts.wire.EntryReader;
import io.rostrum.ledger.topology.CommittedBooks;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The committed journal, read back and indexed by account and time on disk: what the journal decides by, and
 * what {@link BookReads} answers from.
 *
 * <p>Entries come in the order of their books; an entry that does not follow the one before is a
 * {@link BrokenChain}. What was read and how far are written together, so a restart goes on where it stopped.
 */
public final class BookIndex implements CommittedReader.Index, CommittedBooks, AutoCloseable {

    private static final int BALANCES_AT_HAND_MAX = 50_000;
    private static final long AWAIT_MILLIS_MAX = 60_000;

    private final BookCells cells;
    private final BookPeriods periods;
    private final BookReads reads;
    private final List<Held> changed = new ArrayList<>();
    /** The newest balances of accounts that were touched lately; all that changed are among them. */
    private final Map<String, Held> atHand = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > BALANCES_AT_HAND_MAX && !eldest.getValue().changed;
        }
    };
    private final Map<BookId, BookHead> heads = new HashMap<>();
    private final Map<String, Long> owed = new HashMap<>();
    private final Map<String, BookedEntry> known = new HashMap<>();
    private final Map<BookId, Long> visible = new ConcurrentHashMap<>();

    /** A balance at hand, with the keys of its places on disk; changed is what was not written yet. */
    private static final class Held {

        final byte[] key;
        final byte[] history;
        Balance balance;
        boolean changed;

        Held(String key, Balance balance) {
            this.key = IndexKeys.balance(key);
            this.history = IndexKeys.history(key);
            this.balance = balance;
        }
    }

    /** An entry does not follow the one before it in its book. */
    public static final class BrokenChain extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        BrokenChain(String message) {
            super(message);
        }
    }

    /** Opens the index in that folder, or makes it; {@code log} is the journal that it is read from. */
    public BookIndex(Path folder, EntryLog log) throws IOException {
        cells = new BookCells(folder);
        periods = new BookPeriods(cells);
        reads = new BookReads(cells, periods, log);
        cells.each(IndexKeys.BOOKS, (key, value) -> visible.put(
                new BookId(IndexKeys.text(key)), Json.read(value, BookHead.class).seq()));
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
        known.put(entry.entryId(), new BookedEntry(
                new Remembered(entry.seq(), fact, false), record.partition(), record.offset()));
        if (entry.phase() == EntryPhase.POSTED || entry.phase() == EntryPhase.VOIDED) {
            close(Json.read(bytes, JournalEntry.class));
        }
        heads.put(entry.bookId(), new BookHead(entry.seq(), Fingerprint.link(bytes), entry.atMillis()));
    }

    /** A reservation that was posted or voided cannot be again. */
    private void close(JournalEntry entry) {
        String reservation = Journal.closes(entry.bookId(), entry.fact());
        BookedEntry open = known.get(reservation);
        (open == null ? reads.booked(reservation) : Optional.of(open)).ifPresent(one -> known.put(
                reservation, new BookedEntry(one.entry().asClosed(), one.partition(), one.offset())));
    }

    private void add(EntryOutline entry, int line) {
        Posting posting = entry.postings().get(line);
        String key = Balance.key(entry.bookId(), posting.account(), posting.unit());
        Held held = atHand.get(key);
        if (held == null) {
            held = new Held(key, balance(entry.bookId(), posting.account(), posting.unit()));
            atHand.put(key, held);
        }
        Balance before = held.balance;
        Balance after = Balances.after(before, posting, entry.phase(), entry.seq(), entry.atMillis());
        held.balance = after;
        if (!held.changed) {
            held.changed = true;
            changed.add(held);
        }
        if (Balances.isOwed(posting.account().kind())) {
            String owedIn = entry.bookId().value() + "/" + posting.unit();
            long more = Math.subtractExact(after.netMinor(), before.netMinor());
            Long owes = owed.get(owedIn);
            owed.put(owedIn, Math.addExact(
                    owes == null ? owedMinor(entry.bookId(), posting.unit()) : owes, more));
        }
        if (entry.phase().counts()) {
            byte[] place = IndexKeys.history(held.history, entry.atMillis(), entry.seq(), line);
            cells.put(place, AccountHistory.bytes(after, posting, entry));
        }
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        periods.commit();
        for (Held held : changed) {
            cells.put(held.key, BalanceBytes.of(held.balance));
            held.changed = false;
        }
        owed.forEach((key, minor) -> cells.put(IndexKeys.owed(key), number(minor)));
        known.forEach((id, entry) -> cells.put(IndexKeys.entry(id), entry.bytes()));
        heads.forEach((book, head) -> cells.put(IndexKeys.book(book.value()), Json.bytes(head)));
        nextOffsets.forEach((partition, offset) -> cells.put(
                IndexKeys.offset(partition), number(offset)));
        cells.write();
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
        byte[] bytes = cells.get(IndexKeys.offset(partition));
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    @Override
    public BookHead head(BookId bookId) {
        return reads.head(bookId);
    }

    @Override
    public Balance balance(BookId bookId, Account account, String unit) {
        return reads.balance(bookId, account, unit);
    }

    @Override
    public List<Balance> changedAfter(BookId bookId, long seq) {
        return reads.balances(bookId).stream().filter(balance -> balance.seq() > seq).toList();
    }

    @Override
    public Optional<Remembered> entry(String entryId) {
        return reads.booked(entryId).map(BookedEntry::entry);
    }

    @Override
    public long owedMinor(BookId bookId, String unit) {
        byte[] bytes = cells.get(IndexKeys.owed(bookId.value() + "/" + unit));
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

    @Override
    public Optional<Month> closedThrough(BookId bookId) {
        return reads.closedThrough(bookId);
    }

    /** What people ask of it. */
    public BookReads reads() {
        return reads;
    }

    @Override
    public void close() {
        cells.close();
    }
}
