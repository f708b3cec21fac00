package io.rostrum.ledger.view;

import io.rostrum.accounting.PeriodNote;
import io.rostrum.accounting.Revenue;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.AccountKind;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryOutline;
import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a book's index that goes by months: sums by kind of account, and which months are closed. */
final class BookPeriods {

    /** Notes of closing and opening that are told, the newest. */
    static final int NOTES_MAX = 500;

    private final BookCells cells;
    private final Map<Place, KindTotal> changed = new HashMap<>();

    /** One kind of account in one month and unit. */
    private record Place(BookId bookId, Month month, AccountKind kind, String unit) {

        byte[] key() {
            return IndexKeys.month(bookId + "/" + month + "/" + kind + "/" + unit);
        }
    }

    BookPeriods(BookCells cells) {
        this.cells = cells;
    }

    /** {@code bytes} are the entry's bytes in the log. */
    void add(EntryOutline entry, byte[] bytes) {
        if (entry.phase().counts()) {
            for (Posting posting : entry.postings()) {
                add(entry.bookId(), entry.month(), posting);
            }
        }
        if (entry.phase() == EntryPhase.NOTED) {
            PeriodNote.of(Json.read(bytes, JournalEntry.class)).ifPresent(note ->
                    cells.put(IndexKeys.period(entry.bookId().value(), entry.seq()), Json.bytes(note)));
        }
    }

    private void add(BookId bookId, Month month, Posting posting) {
        AccountKind kind = posting.account().kind();
        Place place = new Place(bookId, month, kind, posting.unit());
        KindTotal before = changed.get(place);
        if (before == null) {
            before = total(bookId, month, kind, posting.unit());
        }
        boolean debit = posting.side() == Side.DEBIT;
        changed.put(place, new KindTotal(
                kind, posting.unit(), Math.addExact(before.debitsMinor(), debit ? posting.minor() : 0),
                Math.addExact(before.creditsMinor(), debit ? 0 : posting.minor())));
    }

    void commit() {
        changed.forEach((place, total) -> cells.put(
                place.key(),
                ByteBuffer.allocate(2 * Long.BYTES).putLong(total.debitsMinor())
                        .putLong(total.creditsMinor()).array()));
        changed.clear();
    }

    /** @param from the first month, @param to the last; null is no bound */
    Revenue revenue(BookId bookId, Month from, Month to) {
        return Revenue.of(bookId, closedThrough(bookId), totals(bookId, from, to));
    }

    /** The totals of each month, by kind of account and unit; null is no bound. */
    Map<Month, List<KindTotal>> totals(BookId bookId, Month from, Month to) {
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
        return months;
    }

    /** What one month's entries posted to accounts of one kind in one unit. */
    KindTotal total(BookId bookId, Month month, AccountKind kind, String unit) {
        byte[] kept = cells.get(new Place(bookId, month, kind, unit).key());
        return kept == null ? new KindTotal(kind, unit, 0, 0) : read(kind, unit, kept);
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
