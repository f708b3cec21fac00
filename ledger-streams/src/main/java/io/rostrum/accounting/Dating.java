package io.rostrum.accounting;

import io.rostrum.accounting.Journal.Refusal;
import io.rostrum.contracts.ledger.BookFact;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.LedgerRefusal.Reason;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.ledger.TwoPersons;

import java.util.Optional;

/**
 * When an entry is booked, and in whose month it counts.
 *
 * <p>A fact counts when it happened. What comes late for a closed month counts when it is booked, for it
 * cannot be turned away; what persons wish for a closed month is refused, for they can choose.
 *
 * @param effectiveMillis absent is {@code atMillis}
 * @param refusal why it cannot be dated so; absent if it can
 */
record Dating(long atMillis, Long effectiveMillis, Refusal refusal) {

    static Dating of(JournalView view, PostJournalEntry request, long logMillis) {
        BookId book = request.bookId();
        long at = Math.max(view.head(book).atMillis(), logMillis);
        Refusal refusal = switch (request.fact()) {
            case BookFact.MonthClosed closed -> closing(view, book, closed.month(), at);
            case BookFact.MonthReopened reopened -> reopening(view, book, reopened.month());
            case TwoPersons wish -> wished(view, request, at);
            default -> null;
        };
        Long happened = request.happenedAtMillis();
        boolean counts = happened != null && happened < at && !isClosed(view, book, Month.of(happened));
        return new Dating(at, counts ? happened : null, refusal);
    }

    private static Refusal wished(JournalView view, PostJournalEntry request, long at) {
        Long wish = request.happenedAtMillis();
        if (wish != null && wish > at) {
            return new Refusal(Reason.IN_THE_FUTURE, "it cannot take effect before it is booked");
        }
        return wish != null && isClosed(view, request.bookId(), Month.of(wish))
                ? new Refusal(Reason.CLOSED_PERIOD, Month.of(wish) + " is closed")
                : null;
    }

    private static Refusal closing(JournalView view, BookId book, Month month, long at) {
        if (month.endMillis() > at) {
            return new Refusal(Reason.MONTH_NOT_OVER, month + " is not over");
        }
        return isClosed(view, book, month) ? new Refusal(Reason.ALREADY_CLOSED, month + " is closed") : null;
    }

    private static Refusal reopening(JournalView view, BookId book, Month month) {
        return isClosed(view, book, month) ? null : new Refusal(Reason.NOT_CLOSED, month + " is not closed");
    }

    private static boolean isClosed(JournalView view, BookId book, Month month) {
        Optional<Month> through = view.closedThrough(book);
        return through.isPresent() && month.compareTo(through.get()) <= 0;
    }
}
