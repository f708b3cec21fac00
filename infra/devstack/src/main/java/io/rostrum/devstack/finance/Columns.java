package io.rostrum.devstack.finance;

import io.rostrum.contracts.ledger.Units;

import java.math.BigDecimal;

/** Amounts for people: major units. */
final class Columns {

    private Columns() {}

    static String major(long minor, String unit) {
        return BigDecimal.valueOf(minor, Units.fractionDigits(unit)).toPlainString();
    }
}
