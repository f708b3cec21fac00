package io.rostrum.contracts.commerce;

/**
 * One tax on one order, rounded by itself.
 *
 * @param jurisdiction to whom it is owed: {@code GB}, {@code US-CA}
 * @param base what it is on: {@code HAMMER}, {@code PREMIUM} or {@code SHIPPING}
 * @param basisPoints the rate
 */
public record TaxLine(String jurisdiction, Base base, int basisPoints, long taxMinor) {

    /** What a tax is on. */
    public enum Base {
        HAMMER,
        PREMIUM,
        SHIPPING
    }
}
