package io.rostrum.accounting;

/**
 * What a book remembers of an entry for ever, so that its fact is booked once.
 *
 * @param seq of the entry
 * @param closed of a reservation: it was posted or voided
 */
public record Remembered(long seq, Fingerprint fact, boolean closed) {

    public Remembered asClosed() {
        return new Remembered(seq, fact, true);
    }
}
