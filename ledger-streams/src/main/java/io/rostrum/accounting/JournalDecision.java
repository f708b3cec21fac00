package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerRefusal;

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
     */
    record Booked(
            JournalEntry entry, byte[] factBytes, Fingerprint fact, String closes, List<Balance> balances, List<Owed> owed)
            implements JournalDecision {}

    /** It was booked before; nothing happens. */
    record Repeated(String entryId, long seq) implements JournalDecision {}

    /** It is not booked. */
    record Refused(LedgerRefusal refusal) implements JournalDecision {}

    /** What the platform holds for others in one unit. */
    record Owed(String unit, long minor) {}
}
