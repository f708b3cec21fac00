package io.rostrum.contracts.ledger;

import java.util.Objects;

/** One tax of a sale, owed to one jurisdiction such as {@code DE} or {@code US-CA}; in minor units. */
public record TaxLine(String jurisdiction, long minor) {

    public TaxLine {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Account.tax(jurisdiction);
    }
}
