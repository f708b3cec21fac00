package io.rostrum.ledger.view;

import io.rostrum.accounting.BalanceBytes;
import io.rostrum.accounting.BookHead;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What people ask of the committed books: balances now and as of any time, statements, trial balances. */
public final class BookReads {

    private final BookCells cells;
    private final BookPeriods periods;
    private final EntryLog log;

    BookReads(BookCells cells, BookPeriods periods, EntryLog log) {
        this.cells = cells;
        this.periods = periods;
        this.log = log;
    }

    public BookHead head(BookId bookId) {
        byte[] bytes = cells.get(IndexKeys.book(bookId.value()));
        return bytes == null ? BookHead.EMPTY : Json.read(bytes, BookHead.class);
    }

    /** The account as of now, with what is reserved. */
    public Balance balance(BookId bookId, Account account, String unit) {
        byte[] bytes = cells.get(IndexKeys.balance(Balance.key(bookId, account, unit)));
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
        byte[] last = cells.lastUpTo(
                IndexKeys.history(prefix, atMillis, Long.MAX_VALUE, Integer.MAX_VALUE), prefix);
        return last == null
                ? Balance.zero(bookId, account, unit)
                : AccountHistory.balance(bookId, account, unit, last);
    }

    /** The units that the account was ever posted in. */
    public List<String> units(BookId bookId, Account account) {
        byte[] prefix = IndexKeys.balance(bookId.value() + "/" + account.name() + "/");
        TreeSet<String> units = new TreeSet<>();
        cells.each(prefix, (key, value) -> units.add(IndexKeys.balanceKey(key).substring(prefix.length - 1)));
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

    /** Every account of the book, in the order of their keys. */
    List<Balance> balances(BookId bookId) {
        List<Balance> balances = new ArrayList<>();
        cells.each(IndexKeys.balancesOf(bookId.value()), (key, value) -> {
            balances.add(BalanceBytes.read(IndexKeys.balanceKey(key), value));
        });
        return balances;
    }

    /** Those behind this one in the order of their keys; null is the beginning. */
    public List<Balance> after(BookId bookId, Balance last, int limit) {
        byte[] prefix = IndexKeys.balancesOf(bookId.value());
        byte[] from = last == null
                ? prefix
                : IndexKeys.balance(Balance.key(bookId, last.account(), last.unit()) + "\0");
        List<Balance> found = new ArrayList<>();
        cells.from(from, prefix, (key, value) -> {
            found.add(BalanceBytes.read(IndexKeys.balanceKey(key), value));
            return found.size() < limit;
        });
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
        Balance[] opening = {balance(bookId, account, unit, fromMillis - 1)};
        byte[] start = IndexKeys.history(prefix, fromMillis, 0, 0);
        byte[] end = IndexKeys.history(prefix, toMillis, Long.MAX_VALUE, Integer.MAX_VALUE);
        cells.between(start, end, (key, value) -> {
            Statement.Line line = AccountHistory.line(account, key, prefix.length, value);
            if (line.seq() > afterSeq) {
                lines.add(line);
            } else {
                opening[0] = AccountHistory.balance(bookId, account, unit, value);
            }
            return lines.size() < limit;
        });
        long closing = lines.isEmpty() ? opening[0].netMinor() : lines.getLast().netMinor();
        return new Statement(bookId, account, unit, opening[0].netMinor(), lines, closing);
    }

    Optional<BookedEntry> booked(String entryId) {
        return Optional.ofNullable(cells.get(IndexKeys.entry(entryId))).map(BookedEntry::read);
    }

    /** One entry, if it was booked; reads it from the journal. */
    public Optional<JournalEntry> journalEntry(String entryId) {
        return booked(entryId).map(one -> log.at(one.partition(), one.offset()));
    }

    /** What was earned in these months; null is no bound. */
    public Revenue revenue(BookId bookId, Month from, Month to) {
        return periods.revenue(bookId, from, to);
    }

    /** The last month that is closed. */
    public Optional<Month> closedThrough(BookId bookId) {
        return Optional.ofNullable(periods.closedThrough(bookId));
    }

    /** Which months were closed and opened, the newest first. */
    public List<PeriodNote> periods(BookId bookId) {
        return periods.notes(bookId);
    }
}
