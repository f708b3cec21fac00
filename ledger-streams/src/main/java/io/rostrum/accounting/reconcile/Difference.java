package io.rostrum.accounting.reconcile;

import java.util.Objects;

/**
 * Two who tell of the same money do not say the same.
 *
 * @param subject the account, or the object at Stripe, that it is about
 * @param first who says {@code firstMinor}, in minor units of {@code unit}
 * @param firstMinor absent when the first says nothing
 * @param secondMinor absent when the second says nothing
 */
public record Difference(
        Kind kind, String subject, String unit, String first, Long firstMinor, String second, Long secondMinor) {

    /** What kind of difference it is. */
    public enum Kind {
        /** The totals of an account. */
        ACCOUNT,
        /** The platform's money at Stripe, all together. */
        STRIPE_BALANCE,
        /** Stripe moved the balance, and no entry tells of it. */
        TRANSACTION_WITHOUT_ENTRY,
        /** An entry moved what is at Stripe, and Stripe does not tell of it. */
        ENTRY_WITHOUT_TRANSACTION,
        /** Both tell of it, with different amounts. */
        AMOUNT
    }

    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }
}
