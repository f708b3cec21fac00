package io.rostrum.record.rows;

/** Where a small picture of a moment of a stream is. */
public record ThumbnailRow(String showId, long mediaMillis, String path, long atMillis) {}
