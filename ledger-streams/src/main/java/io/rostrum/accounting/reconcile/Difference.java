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
        Kind kind, String subject, String unit, String first, Long firstMinor, String second,
        Long secondMinor) {

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
        AMOUNT,
        /** Stripe moved the balance for a reason that this platform does not know: a person must look. */
        UNKNOWN_TYPE,
        /** An entry does not follow the one before it in its book. */
        CHAIN,
        /** A record that nobody can read. */
        UNREADABLE
    }

    /** Those who tell of the platform's money. */
    enum Sayer {
        JOURNAL("journal"),
        TOPIC("balances topic"),
        STORE("ledger's own books"),
        STRIPE("Stripe"),
        STRIPE_TRANSACTIONS("Stripe's transactions"),
        STRIPE_BALANCE("Stripe's balance");

        private final String word;

        Sayer(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    /** What it is about and where; amounts are left to those who may read them. */
    public String named() {
        return kind + " " + subject + (unit.isEmpty() ? "" : " " + unit) + ": " + first + " and " + second;
    }
}
