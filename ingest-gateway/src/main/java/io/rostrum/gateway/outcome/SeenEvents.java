package io.rostrum.gateway.outcome;

import java.util.Arrays;

/**
 * Notices an event that comes twice, and one that comes again with another content. A table of fixed size: an
 * old event may be forgotten for a newer one, and is then taken for new. Not for several threads.
 */
public final class SeenEvents {

    /** What an event turned out to be. */
    public enum Seen {
        NEW,
        /** The same bytes stood under this number before. */
        AGAIN,
        /** Other bytes stood under this number before: the log contradicts itself. */
        DIFFERENT
    }

    private final long[] places;
    private final long[] contents;
    private final int mask;

    /** @param slots how many events are remembered at most; a power of two */
    public SeenEvents(int slots) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("slots must be a power of two");
        }
        places = new long[slots];
        contents = new long[slots];
        mask = slots - 1;
    }

    /** Looks at the event numbered {@code seq} of the show, and remembers it. */
    public Seen look(String showId, long seq, byte[] bytes) {
        long place = mix(mix(showId.hashCode()) ^ seq) | 1;
        long content = mix(((long) Arrays.hashCode(bytes) << 32) ^ reverseHash(bytes));
        int slot = (int) (place >>> 20) & mask;
        if (places[slot] != place) {
            places[slot] = place;
            contents[slot] = content;
            return Seen.NEW;
        }
        return contents[slot] == content ? Seen.AGAIN : Seen.DIFFERENT;
    }

    private static long reverseHash(byte[] bytes) {
        int hash = bytes.length;
        for (int i = bytes.length - 1; i >= 0; i--) {
            hash = 37 * hash + bytes[i];
        }
        return hash & 0xFFFF_FFFFL;
    }

    /** The finish of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long bits) {
        long z = bits + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
