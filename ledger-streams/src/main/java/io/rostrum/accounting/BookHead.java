package io.rostrum.accounting;

import io.rostrum.contracts.ledger.JournalEntry;

/**
 * Where a book stands: its last entry.
 *
 * @param seq 0 before the first entry
 * @param hash base64url SHA-256 of the last entry's bytes
 */
public record BookHead(long seq, String hash, long atMillis) {

    public static final BookHead EMPTY = new BookHead(0, JournalEntry.NO_ENTRY, 0);
}
