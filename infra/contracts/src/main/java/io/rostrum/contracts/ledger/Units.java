package io.rostrum.contracts.ledger;

import io.rostrum.contracts.money.Money;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** What postings count: the minor units of an ISO 4217 currency, or whole credits. */
public final class Units {

    /** Whole credits. */
    public static final String CREDITS = "XCR";

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Units() {}

    public static boolean isCurrency(String unit) {
        return unit != null && CURRENCIES.contains(unit);
    }

    public static boolean isKnown(String unit) {
        return CREDITS.equals(unit) || isCurrency(unit);
    }

    /** Digits after the point when people read an amount: 2 for USD, 0 for JPY and for credits. */
    public static int fractionDigits(String unit) {
        return CREDITS.equals(unit) ? 0 : Money.fractionDigits(unit);
    }
}
