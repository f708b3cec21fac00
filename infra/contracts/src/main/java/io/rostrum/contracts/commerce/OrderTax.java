package io.rostrum.contracts.commerce;

import java.util.Objects;

/**
 * One tax on one order, rounded by itself.
 *
 * @param jurisdiction to whom it is owed: {@code GB}, {@code US-CA}
 * @param base what it is on
 * @param basisPoints the rate
 */
public record OrderTax(String jurisdiction, TaxBase base, int basisPoints, long taxMinor) {

    /** What a tax is on. */
    public enum TaxBase {
        HAMMER,
        PREMIUM,
        SHIPPING
    }

    public OrderTax {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(base, "base");
    }
}
