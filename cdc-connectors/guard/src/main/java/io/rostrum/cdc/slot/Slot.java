package io.rostrum.cdc.slot;

/**
 * A replication slot, as PostgreSQL's {@code pg_replication_slots} tells of it.
 *
 * @param present whether there is one of that name; all else is meaningless if not
 * @param active whether somebody reads from it now
 * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}
 * @param lagBytes of the log that the reader has not confirmed; -1 when it cannot be told
 * @param retainedBytes of the log that are kept because of the slot; -1 when it cannot be told
 * @param safeBytes that can be written until the slot is in danger of being lost; -1 is without a bound
 * @param keepBytesMax the server's {@code max_slot_wal_keep_size}; -1 is without a bound
 * @param invalidation why PostgreSQL gave the slot up; empty while it has not
 */
public record Slot(
        boolean present, boolean active, String walStatus, long lagBytes, long retainedBytes,
        long safeBytes, long keepBytesMax, String invalidation) {

    /** There is no slot of that name. */
    public static Slot absent(long keepBytesMax) {
        return new Slot(false, false, "", -1, -1, -1, keepBytesMax, "");
    }

    /** Whether what it had yet to deliver is gone. */
    public boolean lost() {
        return present && (walStatus.equals("lost") || !invalidation.isEmpty());
    }
}
