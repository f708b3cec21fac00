package io.rostrum.payments;

import java.util.TreeSet;

/**
 * How far one partition is decided, when requests are decided in any order: what is before the first open one
 * may be committed.
 */
final class Progress {

    private final TreeSet<Long> open = new TreeSet<>();
    private final long maybeTriedBefore;
    private long next;
    private long committed;

    /**
     * @param from the first offset to be read
     * @param maybeTriedBefore what stands before this offset may have been tried by a worker that is gone
     */
    Progress(long from, long maybeTriedBefore) {
        this.next = from;
        this.committed = from;
        this.maybeTriedBefore = maybeTriedBefore;
    }

    boolean maybeTried(long offset) {
        return offset < maybeTriedBefore;
    }

    void taken(long offset) {
        open.add(offset);
        next = Math.max(next, offset + 1);
    }

    void decided(long offset) {
        open.remove(offset);
    }

    /** The offset up to which everything is decided. */
    long decidedUpTo() {
        return open.isEmpty() ? next : open.first();
    }

    boolean isToBeCommitted() {
        return decidedUpTo() > committed;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }
}
