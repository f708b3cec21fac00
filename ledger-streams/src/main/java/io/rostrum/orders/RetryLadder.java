package io.rostrum.orders;

import java.util.List;

/**
 * How long to wait before a step is asked for again that the payment provider could not do: short at first,
 * as most faults are over soon; the last pause is for every further try.
 *
 * @param pausesMillis ascending, at least one
 */
public record RetryLadder(List<Long> pausesMillis) {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** What a platform has unless it says otherwise. */
    public static final RetryLadder SHIPPED = new RetryLadder(List.of(
            5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR));

    public RetryLadder {
        pausesMillis = List.copyOf(pausesMillis);
        boolean ascending = !pausesMillis.isEmpty() && pausesMillis.get(0) > 0;
        for (int i = 1; i < pausesMillis.size(); i++) {
            ascending &= pausesMillis.get(i) >= pausesMillis.get(i - 1);
        }
        if (!ascending) {
            throw new IllegalArgumentException(
                    "a ladder has pauses above zero, none shorter than the one before");
        }
    }

    /** The pause after so many tries that came to nothing, the one just now among them. */
    public long after(int tries) {
        return pausesMillis.get(Math.clamp(tries - 1L, 0, pausesMillis.size() - 1));
    }
}
