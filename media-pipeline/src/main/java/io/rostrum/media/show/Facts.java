package io.rostrum.media.show;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.MediaEvent;

import java.util.concurrent.CompletableFuture;

/** Is told what is made of streams; does not wait for whoever it tells. */
public interface Facts {

    /**
     * Tells one fact; ends when it is told, with the fault if it could not be.
     *
     * @param eventId equal for equal facts
     */
    CompletableFuture<Void> tell(String eventId, ShowId showId, MediaEvent event);
}
