package io.rostrum.credits;

import io.rostrum.contracts.ledger.LedgerFact;

import java.util.List;

/** What becomes of a wish about credits. */
public sealed interface CreditDecision {

    /** It happens; {@code facts} are what the books must show of it. */
    record Done(CreditEvent event, List<LedgerFact> facts) implements CreditDecision {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /** It does not. */
    record Refused(CreditRefusal reason) implements CreditDecision {}
}
