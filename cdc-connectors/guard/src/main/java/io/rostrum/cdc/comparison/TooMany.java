package io.rostrum.cdc.comparison;

/** More rows than are held in memory to compare them. */
public final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMany(String what, int rowsMax) {
        super(what + " holds more than " + rowsMax + " rows, which is as many as are compared");
    }
}
