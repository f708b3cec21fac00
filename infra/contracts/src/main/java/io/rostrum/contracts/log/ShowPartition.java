package io.rostrum.contracts.log;

import io.rostrum.contracts.id.ShowId;

/**
 * Says in which partition everything of a show stands: Flink's key group of the show's id, so that no shuffle
 * is needed.
 *
 * <p>The arithmetic is Flink's own ({@code KeyGroupRangeAssignment.assignToKeyGroup}: a 32-bit Murmur3 finish
 * over the key's {@code hashCode}, modulo the maximum parallelism), pinned against Flink by a test of the bid
 * processor.
 */
public final class ShowPartition {

    private ShowPartition() {}

    /** The partition, from 0 to {@code partitions - 1}. */
    public static int of(ShowId showId, int partitions) {
        return of(showId.value(), partitions);
    }

    /** The same for the id's text, which is the record's key. */
    public static int of(String showId, int partitions) {
        return murmur(showId.hashCode()) % partitions;
    }

    private static int murmur(int code) {
        int hash = code * 0xcc9e2d51;
        hash = Integer.rotateLeft(hash, 15);
        hash *= 0x1b873593;
        hash = Integer.rotateLeft(hash, 13);
        hash = hash * 5 + 0xe6546b64;
        hash ^= 4;
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        hash ^= hash >>> 16;
        if (hash >= 0) {
            return hash;
        }
        return hash == Integer.MIN_VALUE ? 0 : -hash;
    }
}
