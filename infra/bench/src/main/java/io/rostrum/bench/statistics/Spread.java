package io.rostrum.bench.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * How one figure varied over the rounds of a measurement: its quartiles between its extremes.
 *
 * <p>A quartile between two values is interpolated (Hyndman and Fan's type 7, as R and NumPy do).
 *
 * @param count how many rounds gave a figure; the others are NaN if none did
 */
public record Spread(
        int count, double min, double lowerQuartile, double median, double upperQuartile, double max) {

    /** Values that are not numbers (a round that failed) are left out. */
    public static Spread of(double... values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value) && !Double.isInfinite(value))
                .sorted()
                .toArray();
        return new Spread(
                sorted.length, quantile(sorted, 0), quantile(sorted, 0.25), quantile(sorted, 0.5),
                quantile(sorted, 0.75), quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public Spread rounded() {
        return new Spread(
                count, Digits.four(min), Digits.four(lowerQuartile), Digits.four(median),
                Digits.four(upperQuartile), Digits.four(max));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f [%.2f .. %.2f] %.2f, %d rounds", min, lowerQuartile, upperQuartile,
                max, count);
    }
}
