package io.rostrum.bench.statistics;

/** Rounds figures for people. */
public final class Digits {

    private Digits() {}

    /** Four significant digits, or all that stand before the point: more than a measurement carries. */
    public static double four(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        double scale = Math.pow(10, 3 - (int) Math.floor(Math.log10(Math.abs(value))));
        return scale < 1 ? Math.rint(value) : Math.rint(value * scale) / scale;
    }
}
