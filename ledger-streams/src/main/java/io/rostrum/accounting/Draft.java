package io.rostrum.accounting;

import io.rostrum.contracts.ledger.EntryPhase;
import io.rostrum.contracts.ledger.Posting;

import java.util.List;

/** The entry that a fact makes, before the journal has looked at it. */
public record Draft(EntryPhase phase, List<Posting> postings) {

    public Draft {
        postings = List.copyOf(postings);
    }
}
