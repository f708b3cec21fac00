package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.KindTotal;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.Month;

import java.util.List;

/** What the journal makes of one request. */
public sealed interface JournalDecision {

    /**
     * It is booked.
     *
     * @param factBytes the JSON of the fact, made once
     * @param fact remembered, so that its repeat is known
     * @param closes the id of the reservation that this ends, or null
     * @param balances of every account that it touches, as they are afterwards
     * @param owed what is owed afterwards in each unit in which that changed
     * @param totals of the month in which it counts, as they are afterwards
     * @param period what becomes of the closed months; null leaves them
     */
    record Booked(
            JournalEntry entry, byte[] factBytes, Fingerprint fact, String closes, List<Balance> balances,
            List<Owed> owed, List<KindTotal> totals, Period period)
            implements JournalDecision {}

    /** It was booked before; nothing happens. */
    record Repeated(String entryId, long seq) implements JournalDecision {}

    /** It is not booked. */
    record Refused(LedgerRefusal refusal) implements JournalDecision {}

    /** The months that are closed afterwards. @param closedThrough null is none */
    record Period(Month closedThrough) {}

    /** What the platform holds for others in one unit. */
    record Owed(String unit, long minor) {}
}
