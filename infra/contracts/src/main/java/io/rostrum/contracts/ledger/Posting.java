package io.rostrum.contracts.ledger;

import java.util.Objects;

/**
 * One side of a journal entry.
 *
 * @param minor in minor units of {@code unit}, above zero in every entry that was booked
 * @param unit an ISO 4217 currency, or {@link Units#CREDITS} for whole credits
 */
public record Posting(Account account, Side side, long minor, String unit) {

    public Posting {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(unit, "unit");
    }

    public static Posting debit(Account account, long minor, String unit) {
        return new Posting(account, Side.DEBIT, minor, unit);
    }

    public static Posting credit(Account account, long minor, String unit) {
        return new Posting(account, Side.CREDIT, minor, unit);
    }

    /** The same amount on the other side. */
    public Posting reversed() {
        return new Posting(account, side.opposite(), minor, unit);
    }
}
