package io.rostrum.plans;

import java.util.Objects;

/**
 * One plan on offer.
 *
 * @param priceMinor of a period; 0 is free
 * @param periodDays how long a period is
 * @param commissionPointsOff percentage points that the commission falls by
 */
public record Plan(String planId, String currency, long priceMinor, int periodDays, int commissionPointsOff) {

    public static final String FREE = "FREE";

    public Plan {
        Objects.requireNonNull(planId, "planId");
        Objects.requireNonNull(currency, "currency");
        if (priceMinor < 0 || periodDays < 1) {
            throw new IllegalArgumentException(
                    "a plan has a price not below zero and a period of at least a day");
        }
    }

    public static Plan free(String currency) {
        return new Plan(FREE, currency, 0, 30, 0);
    }

    public boolean costsNothing() {
        return priceMinor == 0;
    }
}
