package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.bench.statistics.Spread;
import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The legs of several paths at one rate, round by round, and what they come to. */
final class Rounds {

    private final int perSecond;
    private final Map<String, List<Leg.Result>> legs = new LinkedHashMap<>();

    Rounds(int perSecond) {
        this.perSecond = perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    void add(String path, Leg.Result result) {
        legs.computeIfAbsent(path, name -> new ArrayList<>()).add(result);
    }

    List<String> paths() {
        return List.copyOf(legs.keySet());
    }

    /** All rounds of a path together. */
    Percentiles pooled(String path) {
        return Percentiles.of(sum(path, Leg.Result::nanos));
    }

    /** The same from the append to the log. */
    Percentiles pooledSinceAppend(String path) {
        return Percentiles.of(sum(path, Leg.Result::sinceAppendNanos));
    }

    private Histogram sum(String path, java.util.function.Function<Leg.Result, Histogram> part) {
        Histogram sum = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
        legs.getOrDefault(path, List.of()).forEach(result -> sum.add(part.apply(result)));
        return sum;
    }

    long count(String path, ToLongFunction<Leg.Result> what) {
        return legs.getOrDefault(path, List.of()).stream().mapToLong(what).sum();
    }

    /** How a percentile of one path stands to that of another, in each round. */
    Spread ratio(String path, String to, ToDoubleFunction<Percentiles> percentile) {
        List<Leg.Result> above = legs.getOrDefault(path, List.of());
        List<Leg.Result> below = legs.getOrDefault(to, List.of());
        double[] ratios = new double[Math.min(above.size(), below.size())];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = percentile.applyAsDouble(above.get(round).percentiles())
                    / percentile.applyAsDouble(below.get(round).percentiles());
        }
        return Spread.of(ratios);
    }

    /** A percentile of one path, in each round. */
    Spread spread(String path, ToDoubleFunction<Percentiles> percentile) {
        return Spread.of(legs.getOrDefault(path, List.of()).stream()
                .mapToDouble(result -> percentile.applyAsDouble(result.percentiles()))
                .toArray());
    }
}
