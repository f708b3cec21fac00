package io.rostrum.record.rows;

/** One thing that happened to a show's stream. */
public record StreamEventRow(
        String eventId, String showId, String type, int run, long mediaMillis, long epochMillis,
        String reason, long atMillis) {}
