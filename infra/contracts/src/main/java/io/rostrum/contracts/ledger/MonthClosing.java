package io.rostrum.contracts.ledger;

import java.util.List;
import java.util.Objects;

/**
 * What the journal says of a month as it closes it: the trial balance at its end, and up to where it was
 * drawn up.
 *
 * @param seq the last entry that it covers
 * @param hash of that entry's bytes, base64url SHA-256: the place in the book's chain
 * @param totals of everything with an effective date in the month or before, by kind of account and unit
 */
public record MonthClosing(Month month, long seq, String hash, List<KindTotal> totals) {

    public MonthClosing {
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(hash, "hash");
        totals = List.copyOf(totals);
    }
}
