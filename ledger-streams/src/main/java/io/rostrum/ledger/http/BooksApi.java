package io.rostrum.ledger.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.accounting.BookHead;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.Units;
import io.rostrum.ledger.view.BookReads;

import java.util.List;

/**
 * Reads of a book: {@code /books/BOOK} and below it {@code /trial-balance?at=},
 * {@code /accounts/ACCOUNT/balances?at=} and
 * {@code /accounts/ACCOUNT/statement?unit=&from=&to=&after=&limit=}. Times are epoch milliseconds; without
 * them it is now.
 */
final class BooksApi {

    /** Balances of one page. */
    private static final int BALANCES_MAX = 5_000;

    /** The most lines of one page of a statement. */
    static final int LINES_MAX = 1_000;

    private final BookReads books;
    private final Reader reader;

    BooksApi(BookReads books, Reader reader) {
        this.books = books;
        this.reader = reader;
    }

    /**
     * Balances of one account, one for each unit that it was ever posted in.
     *
     * @param seq the last entry of the book that was read before they were looked up
     */
    record AccountBalances(BookId bookId, long seq, Account account, List<UnitBalance> balances) {}

    /**
     * In minor units; {@code netMinor} is on the side on which the account grows, {@code freeMinor} what is
     * not reserved.
     */
    record UnitBalance(String unit, long debitsMinor, long creditsMinor, long netMinor, long freeMinor) {

        static UnitBalance of(Balance balance) {
            return new UnitBalance(
                    balance.unit(), balance.debitsMinor(), balance.creditsMinor(), balance.netMinor(),
                    balance.freeMinor());
        }
    }

    void define(RoutesConfig routes) {
        routes.get("/books/{book}", this::head);
        routes.get("/books/{book}/trial-balance", this::trialBalance);
        routes.get("/books/{book}/balances", this::allBalances);
        routes.get("/books/{book}/accounts/{account}/balances", this::balances);
        routes.get("/books/{book}/accounts/{account}/statement", this::statement);
    }

    private void head(Context ctx) {
        reader.requireBook(ctx);
        BookHead head = books.head(book(ctx));
        Exchange.send(ctx, head);
    }

    private void trialBalance(Context ctx) {
        reader.requireBook(ctx);
        BookId book = book(ctx);
        Long at = time(ctx, "at");
        Exchange.send(ctx, at == null ? books.trialBalance(book) : books.trialBalance(book, at));
    }

    /** Every balance as these books hold it, a page at a time: those behind an account and unit. */
    private void allBalances(Context ctx) {
        reader.requireBook(ctx);
        BookId book = book(ctx);
        String account = ctx.queryParam("afterAccount");
        Balance last = account == null
                ? null
                : Balance.zero(book, Exchange.parsed(account, Account::new), ctx.queryParam("afterUnit"));
        Exchange.send(ctx, books.after(book, last, BALANCES_MAX));
    }

    private void balances(Context ctx) {
        Account account = account(ctx);
        reader.requireAccount(ctx, account);
        BookId book = book(ctx);
        Long at = time(ctx, "at");
        long seq = books.head(book).seq();
        List<UnitBalance> balances = books.units(book, account).stream()
                .map(unit -> at == null
                        ? books.balance(book, account, unit)
                        : books.balance(book, account, unit, at))
                .map(UnitBalance::of)
                .toList();
        Exchange.send(ctx, new AccountBalances(book, seq, account, balances));
    }

    private void statement(Context ctx) {
        Account account = account(ctx);
        reader.requireAccount(ctx, account);
        String unit = ctx.queryParam("unit");
        if (!Units.isKnown(unit)) {
            throw new Refused(400, "unit must be an ISO 4217 currency or XCR");
        }
        Long from = time(ctx, "from");
        Long to = time(ctx, "to");
        Long after = time(ctx, "after");
        Long limit = time(ctx, "limit");
        Exchange.send(ctx, books.statement(
                book(ctx), account, unit, from == null ? 0 : from, to == null ? Long.MAX_VALUE : to,
                after == null ? 0 : after, Math.clamp(limit == null ? LINES_MAX : limit, 1, LINES_MAX)));
    }

    private static BookId book(Context ctx) {
        return Exchange.parsed(ctx.pathParam("book"), BookId::new);
    }

    private static Account account(Context ctx) {
        return Exchange.parsed(ctx.pathParam("account"), Account::new);
    }

    private static Long time(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return null;
        }
        long number = Exchange.parsed(text, Long::parseLong);
        if (number < 0) {
            throw new Refused(400, name + " is not below zero");
        }
        return number;
    }
}
