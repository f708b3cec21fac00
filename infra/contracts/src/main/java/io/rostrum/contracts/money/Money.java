package io.rostrum.contracts.money;

import java.util.Currency;
import java.util.Objects;

/**
 * An amount in whole minor units of one ISO 4217 currency (USD 1.00 is {@code minor = 100}).
 *
 * <p>Arithmetic is exact: an overflow is an {@link ArithmeticException}, two currencies never mix.
 */
public record Money(long minor, String currency) {

    public Money {
        Objects.requireNonNull(currency, "currency");
        requireCurrency(currency);
    }

    /**
     * Refuses what is not an ISO 4217 code with minor units, such as {@code usd}, {@code XXX} or
     * {@code DOLLAR}.
     */
    public static void requireCurrency(String code) {
        if (code == null || code.length() != 3 || Currency.getInstance(code).getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code");
        }
    }

    public Money plus(Money other) {
        requireSame(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSame(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    /** Digits after the point when people read the amount: 2 for USD, 0 for JPY. */
    public static int fractionDigits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private void requireSame(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies differ: " + currency + " and " + other.currency);
        }
    }
}
