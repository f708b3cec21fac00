package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.Side;

import java.util.List;

/**
 * What happened on one account in one unit over some time; in minor units, on the side on which the account
 * grows.
 *
 * @param openingMinor what stood there before the first line
 * @param closingMinor what stands there after the last line
 */
public record Statement(
        BookId bookId, Account account, String unit, long openingMinor, List<Line> lines, long closingMinor) {

    /** One posting. {@code netMinor} is what stands there afterwards. */
    public record Line(
            long seq, long atMillis, String entryId, String factType, Side side, long minor, long netMinor) {}

    public Statement {
        lines = List.copyOf(lines);
    }
}
