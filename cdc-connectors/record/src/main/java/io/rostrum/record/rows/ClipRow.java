package io.rostrum.record.rows;

/** Where a stretch that was cut out of a stream is. */
public record ClipRow(
        String showId, String clipId, String lotId, long fromMediaMillis, long toMediaMillis, long bytes,
        String path, long atMillis) {}
