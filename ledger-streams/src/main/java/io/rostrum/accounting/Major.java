package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Units;

import java.math.BigDecimal;

/** Amounts as people write them: major units with a point. */
public final class Major {

    private Major() {}

    public static String text(long minor, String unit) {
        return BigDecimal.valueOf(minor, Units.fractionDigits(unit)).toPlainString();
    }
}
