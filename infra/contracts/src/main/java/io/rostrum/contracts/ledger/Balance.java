package io.rostrum.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.Objects;

/**
 * One record of {@code ledger.balances.v1}: the totals of one account in one unit, as of one entry of its
 * book.
 *
 * <p>Totals only grow, except that reserved amounts leave when they are posted or voided. All in minor units.
 *
 * @param reservedDebitsMinor debits that are set aside and not yet posted
 * @param seq of the last entry that touched the account
 * @param atMillis of that entry
 */
public record Balance(
        BookId bookId, Account account, String unit, long debitsMinor, long creditsMinor,
        long reservedDebitsMinor, long reservedCreditsMinor, long seq, long atMillis) {

    public Balance {
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(unit, "unit");
    }

    public static Balance zero(BookId bookId, Account account, String unit) {
        return new Balance(bookId, account, unit, 0, 0, 0, 0, 0, 0);
    }

    /** The record's key: an account has one balance per book and unit. */
    public static String key(BookId bookId, Account account, String unit) {
        return bookId.value() + "/" + account.name() + "/" + unit;
    }

    /** What the account holds on the side on which it grows; below zero when the other side is larger. */
    @JsonIgnore
    public long netMinor() {
        return account.kind().normalSide() == Side.DEBIT
                ? Math.subtractExact(debitsMinor, creditsMinor)
                : Math.subtractExact(creditsMinor, debitsMinor);
    }

    /** {@link #netMinor()} less what is set aside to leave the account. */
    @JsonIgnore
    public long freeMinor() {
        long leaving = account.kind().normalSide() == Side.DEBIT ? reservedCreditsMinor : reservedDebitsMinor;
        return Math.subtractExact(netMinor(), leaving);
    }
}
