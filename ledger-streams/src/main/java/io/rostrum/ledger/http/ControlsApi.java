package io.rostrum.ledger.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.accounting.PeriodNote;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.Month;
import io.rostrum.ledger.view.BookReads;
import io.rostrum.ledger.view.ControlIndex;

import java.util.List;

/**
 * What finance reads to report and to control: {@code /books/BOOK/revenue?from=&to=} (and
 * {@code /revenue.csv}), {@code /periods}, {@code /proposals} and {@code /entry?id=}. Months are written as
 * {@code 2026-10}.
 */
final class ControlsApi {

    /** Proposals that are over, of one answer. */
    static final int OVER_MAX = 100;

    /** More than may wait at once. */
    private static final int WAITING_MAX = 1_000;

    private final BookReads books;
    private final ControlIndex controls;
    private final Reader reader;

    ControlsApi(BookReads books, ControlIndex controls, Reader reader) {
        this.books = books;
        this.controls = controls;
        this.reader = reader;
    }

    /**
     * The periods of a book.
     *
     * @param closedThrough the last closed month; absent while none is
     * @param notes what was closed and opened, the newest first
     */
    record Periods(BookId bookId, Month closedThrough, List<PeriodNote> notes) {}

    /** Proposals, the newest first. */
    record Proposals(List<ControlIndex.Proposal> waiting, List<ControlIndex.Proposal> over) {}

    void define(RoutesConfig routes) {
        routes.get("/books/{book}/revenue", this::revenue);
        routes.get("/books/{book}/revenue.csv", this::revenueFile);
        routes.get("/books/{book}/periods", this::periods);
        routes.get("/books/{book}/proposals", this::proposals);
        routes.get("/books/{book}/entry", this::entry);
    }

    private void revenue(Context ctx) {
        reader.requireBook(ctx);
        Exchange.send(ctx, books.revenue(book(ctx), month(ctx, "from"), month(ctx, "to")));
    }

    private void revenueFile(Context ctx) {
        reader.requireBook(ctx);
        BookId book = book(ctx);
        List<String> rows = books.revenue(book, month(ctx, "from"), month(ctx, "to")).csv();
        ctx.contentType("text/csv; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"revenue-" + book + ".csv\"")
                .result(String.join("\r\n", rows) + "\r\n");
    }

    private void periods(Context ctx) {
        reader.requireBook(ctx);
        BookId book = book(ctx);
        Exchange.send(ctx, new Periods(book, books.closedThrough(book).orElse(null), books.periods(book)));
    }

    private void proposals(Context ctx) {
        reader.requireBook(ctx);
        BookId book = book(ctx);
        Exchange.send(ctx, new Proposals(controls.waiting(book, WAITING_MAX), controls.over(book, OVER_MAX)));
    }

    private void entry(Context ctx) {
        reader.requireBook(ctx);
        String id = ctx.queryParam("id");
        JournalEntry entry = books.journalEntry(id == null ? "" : id)
                .filter(one -> one.bookId().equals(book(ctx)))
                .orElseThrow(() -> new Refused(404, "there is no such entry"));
        Exchange.send(ctx, entry);
    }

    private static BookId book(Context ctx) {
        return Exchange.parsed(ctx.pathParam("book"), BookId::new);
    }

    private static Month month(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return text == null ? null : Exchange.parsed(text, Month::new);
    }
}
