package io.rostrum.media.ingest;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;

/** Where facts about streams are told. It never waits: what cannot be told is dropped, and logged. */
public interface MediaJournal {

    /** @param factId tells this fact from every other of the show */
    void tell(ShowId showId, String factId, MediaEvent event);
}
