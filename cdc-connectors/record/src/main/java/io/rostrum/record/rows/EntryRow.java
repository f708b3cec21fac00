package io.rostrum.record.rows;

/** One entry of the journal. */
public record EntryRow(
        String entryId, String bookId, long seq, String phase, String factType, String factId,
        long atMillis, long effectiveMillis, long happenedAtMillis) {}
