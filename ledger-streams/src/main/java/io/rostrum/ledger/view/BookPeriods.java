package io.rostrum.ledger.view;

import io.rostrum.accounting.MonthTotals;
import io.rostrum.accounting.PeriodNote;
import io.rostrum.accounting.Revenue;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The part of a book's index that goes by months: sums by kind of account, and which months are closed. */
final class BookPeriods {

    /** Notes of closing and opening that are told, the newest. */
    static final int NOTES_MAX = 500;

    private final Cells cells;
    private final Map<String, KindTotal> changed = new HashMap<>();

    /** What the index keeps, by keys. */
    interface Cells {
        byte[] get(byte[] key);

        void put(byte[] key, byte[] value);

        void each(byte[] prefix, Seen seen);
    }

    /** Takes what is found. */
    interface Seen {
        void entry(byte[] key, byte[] value);
    }

    BookPeriods(Cells cells) {
        this.cells = cells;
    }

    void add(JournalEntry entry) {
        for (KindTotal total : Revenue.totalsOf(entry)) {
            String key = entry.bookId() + "/" + entry.month() + "/" + total.kind() + "/" + total.unit();
            KindTotal before = changed.get(key);
            if (before == null) {
                byte[] bytes = cells.get(IndexKeys.month(key));
                before = bytes == null ? new KindTotal(total.kind(), total.unit(), 0, 0) : read(total.kind(),
                        total.unit(), bytes);
            }
            changed.put(key, MonthTotals.added(Stream.of(before, total)).getFirst());
        }
        PeriodNote.of(entry).ifPresent(note ->
                cells.put(IndexKeys.period(entry.bookId().value(), entry.seq()), Json.bytes(note)));
    }

    void commit() {
        changed.forEach((key, total) -> cells.put(
                IndexKeys.month(key),
                ByteBuffer.allocate(2 * Long.BYTES).putLong(total.debitsMinor())
                        .putLong(total.creditsMinor()).array()));
        changed.clear();
    }

    /** @param from the first month, @param to the last; null is no bound */
    Revenue revenue(BookId bookId, Month from, Month to) {
        Map<Month, List<KindTotal>> months = new HashMap<>();
        cells.each(IndexKeys.month(bookId.value() + "/"), (key, value) -> {
            String[] parts = IndexKeys.text(key).split("/");
            Month month = new Month(parts[1]);
            boolean wanted = (from == null || month.compareTo(from) >= 0)
                    && (to == null || month.compareTo(to) <= 0);
            if (wanted) {
                months.computeIfAbsent(month, one -> new ArrayList<>())
                        .add(read(AccountKind.valueOf(parts[2]), parts[3], value));
            }
        });
        return Revenue.of(bookId, closedThrough(bookId), months);
    }

    private static KindTotal read(AccountKind kind, String unit, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new KindTotal(kind, unit, buffer.getLong(), buffer.getLong());
    }

    /** What was closed and opened, the newest first. */
    List<PeriodNote> notes(BookId bookId) {
        List<PeriodNote> notes = new ArrayList<>();
        cells.each(IndexKeys.periods(bookId.value()), (key, value) -> {
            notes.addFirst(Json.read(value, PeriodNote.class));
            if (notes.size() > NOTES_MAX) {
                notes.removeLast();
            }
        });
        return notes;
    }

    /** The last closed month, or null. */
    Month closedThrough(BookId bookId) {
        List<PeriodNote> notes = notes(bookId);
        return notes.isEmpty() ? null : notes.getFirst().closedThrough();
    }
}
