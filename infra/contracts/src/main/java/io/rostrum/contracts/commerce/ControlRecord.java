package io.rostrum.contracts.commerce;

import io.rostrum.contracts.ledger.BookId;

import java.util.Objects;

/**
 * One record of {@code ledger.controls.v1}: something that became of a wish of finance about a book.
 *
 * @param seq contiguous within the book, from 1
 * @param atMillis log time of what brought it about
 */
public record ControlRecord(BookId bookId, long seq, long atMillis, ControlEvent event) {

    public ControlRecord {
        Objects.requireNonNull(bookId, "bookId");
        Objects.requireNonNull(event, "event");
    }
}
