package io.rostrum.cdc.comparison;

/** More rows of one slice than are held in memory. */
public final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TooMany(String what) {
        super(what + " holds more rows than can be compared, even in " + Slice.COUNT_MAX + " slices");
    }

    static void check(String what, int rows) {
        if (rows > Slice.ROWS_MAX) {
            throw new TooMany(what);
        }
    }
}
