package io.rostrum.record.rows;

/** One side of an entry of the journal. */
public record PostingRow(
        String entryId, int line, String bookId, String account, String accountKind, String ownerId,
        String side, long amountMinor, String unit, String phase, long atMillis, long effectiveMillis) {}
