package io.rostrum.ledger.topology;

/**
 * What the journal needs beside the log: the committed books, and to know that they are whole before it
 * goes on.
 *
 * @param books as far as they were read back
 */
public record JournalSide(CommittedBooks books, End end) {

    /** Waits for the end of a partition of the journal. */
    public interface End {

        /**
         * Returns once every entry that stands in that partition, and is not given up, is among the books.
         *
         * @throws org.apache.kafka.common.errors.TimeoutException if that takes longer than a bounded time
         */
        void await(int partition);
    }
}
