package io.rostrum.cdc.comparison;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Every {@code count}-th key of a table by its hash, from {@code index} on: what is held in memory at once.
 */
public record Slice(int index, int count) {

    /** All keys. */
    public static final Slice WHOLE = new Slice(0, 1);

    /** Rows of one slice that are held; beyond it the slice is halved. */
    public static final int ROWS_MAX = 500_000;

    /** Into so many slices a table is cut at most: more than half a thousand million rows. */
    public static final int COUNT_MAX = 2_048;

    private static final int SPREAD = 0x9E3779B9;

    public Slice {
        if (count < 1 || count > COUNT_MAX || index < 0 || index >= count) {
            throw new IllegalArgumentException("slice " + index + " of " + count);
        }
    }

    /** Something done with the rows of one slice, of which nothing stays when it throws. */
    public interface Work<E extends Exception> {
        void with(Slice slice) throws E;
    }

    /**
     * Does it slice by slice, in one if that is not too much to hold; throws {@link TooMany} when even the
     * smallest is.
     */
    public static <E extends Exception> void each(Work<E> work) throws E {
        Deque<Slice> left = new ArrayDeque<>();
        left.push(WHOLE);
        while (!left.isEmpty()) {
            Slice slice = left.pop();
            try {
                work.with(slice);
            } catch (TooMany tooMany) {
                if (slice.count() == COUNT_MAX) {
                    throw tooMany;
                }
                left.push(new Slice(slice.index() + slice.count(), slice.count() * 2));
                left.push(new Slice(slice.index(), slice.count() * 2));
            }
        }
    }

    boolean has(String key) {
        return (key.hashCode() * SPREAD >>> 8) % count == index;
    }
}
