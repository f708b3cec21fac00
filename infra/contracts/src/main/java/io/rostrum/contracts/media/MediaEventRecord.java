package io.rostrum.contracts.media;

import io.rostrum.contracts.id.ShowId;

import java.util.Objects;

/**
 * One record of {@code media.events.v1}: a fact about a show's stream.
 *
 * <p>Stated at least once; equal facts have equal ids, so a reader applies an id once. Those of one show come
 * in their order.
 *
 * @param eventId 1 to 160 characters, such as {@code show-1:run:3:up}
 * @param showId the record's key; its partition is that of the show's events
 * @param atMillis when it happened, by the clock of the media process
 */
public record MediaEventRecord(String eventId, ShowId showId, long atMillis, MediaEvent event) {

    /** The most characters of an event's id. */
    public static final int MAX_ID = 160;

    public MediaEventRecord {
        if (eventId == null || eventId.isEmpty() || eventId.length() > MAX_ID) {
            throw new IllegalArgumentException("eventId must have 1 to " + MAX_ID + " characters");
        }
        Objects.requireNonNull(showId, "showId");
        Objects.requireNonNull(event, "event");
    }
}
