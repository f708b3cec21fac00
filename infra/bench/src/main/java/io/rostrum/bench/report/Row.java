package io.rostrum.bench.report;

import io.rostrum.bench.statistics.Digits;
import io.rostrum.bench.statistics.Spread;

/**
 * One figure of a measurement.
 *
 * @param metric what was measured
 * @param value the figure; absent if it could not be measured
 * @param unit of the value; {@code ratio} for a quotient
 * @param asked the bound in signs; absent when the figure is reported only
 * @param holds whether the value keeps the bound; false if it could not be measured
 * @param why absent, or why it could not be measured, or what a reader should know
 * @param spread absent, or how the value varied over the rounds
 */
public record Row(
        String metric, Double value, String unit, String asked, boolean holds, String why, Spread spread) {

    public static Row of(String metric, double value, String unit, Asked asked) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return unmeasured(metric, unit, asked, "nothing was counted");
        }
        return new Row(metric, Digits.four(value), unit, asked.text(), asked.holds(value), null, null);
    }

    /** A figure that is the median over rounds. */
    public static Row median(String metric, Spread spread, String unit, Asked asked) {
        if (spread.count() == 0) {
            return unmeasured(metric, unit, asked, "no round gave both figures");
        }
        return new Row(
                metric, Digits.four(spread.median()), unit, asked.text(), asked.holds(spread.median()), null,
                spread.rounded());
    }

    public static Row unmeasured(String metric, String unit, Asked asked, String why) {
        return new Row(metric, null, unit, asked.text(), false, why, null);
    }

    public Row withWhy(String newWhy) {
        return new Row(metric, value, unit, asked, holds, newWhy, spread);
    }
}
