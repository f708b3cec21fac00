package io.rostrum.bench.statistics;

import org.HdrHistogram.Histogram;

import java.util.Locale;

/** The percentiles of a set of latencies, in milliseconds; all NaN when {@code count} is 0. */
public record Percentiles(
        long count, double p50Millis, double p95Millis, double p99Millis, double p999Millis,
        double maxMillis) {

    public static Percentiles of(Histogram nanos) {
        if (nanos.getTotalCount() == 0) {
            return new Percentiles(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Percentiles(
                nanos.getTotalCount(), millis(nanos, 50), millis(nanos, 95), millis(nanos, 99),
                millis(nanos, 99.9), nanos.getMaxValue() / 1e6);
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.2f  p95 %.2f  p99 %.2f  p99.9 %.2f  max %.1f ms  (%,d)",
                p50Millis, p95Millis, p99Millis, p999Millis, maxMillis, count);
    }
}
