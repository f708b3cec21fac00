package io.rostrum.accounting.control;

import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.ledger.PostJournalEntry;

import java.util.List;

/** What one input of a book's desk came to; all of it is written to the log together. */
public record BookDeskStep(
        BookDeskState state, List<ControlRecord> events, List<PostJournalEntry> asks,
                List<CommerceOutcome> outcomes) {

    public BookDeskStep {
        events = List.copyOf(events);
        asks = List.copyOf(asks);
        outcomes = List.copyOf(outcomes);
    }
}
