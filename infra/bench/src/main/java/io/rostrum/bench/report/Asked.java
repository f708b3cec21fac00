package io.rostrum.bench.report;

import java.util.Locale;

/**
 * What is asked of a figure: a bound, or nothing when it is reported only.
 *
 * @param sense on which side of the bound the figure must stand
 * @param bound in the figure's unit; without meaning for {@code REPORTED}
 */
public record Asked(Sense sense, double bound) {

    /** On which side of its bound a figure must stand. */
    public enum Sense {
        AT_MOST,
        UNDER,
        AT_LEAST,
        REPORTED
    }

    public static final Asked NOTHING = new Asked(Sense.REPORTED, 0);

    public static Asked atMost(double bound) {
        return new Asked(Sense.AT_MOST, bound);
    }

    public static Asked under(double bound) {
        return new Asked(Sense.UNDER, bound);
    }

    public static Asked atLeast(double bound) {
        return new Asked(Sense.AT_LEAST, bound);
    }

    public boolean holds(double value) {
        return switch (sense) {
            case AT_MOST -> value <= bound;
            case UNDER -> value < bound;
            case AT_LEAST -> value >= bound;
            case REPORTED -> true;
        };
    }

    /** The bound in signs, such as {@code <= 1.2}; null when nothing is asked. */
    public String text() {
        return switch (sense) {
            case AT_MOST -> "<= " + number(bound);
            case UNDER -> "< " + number(bound);
            case AT_LEAST -> ">= " + number(bound);
            case REPORTED -> null;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
