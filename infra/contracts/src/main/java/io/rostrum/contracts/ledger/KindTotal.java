package io.rostrum.contracts.ledger;

import java.util.Objects;

/** The totals of all accounts of one kind in one unit, together; in minor units. */
public record KindTotal(AccountKind kind, String unit, long debitsMinor, long creditsMinor) {

    public KindTotal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(unit, "unit");
    }
}
