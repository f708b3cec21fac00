package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.bench.statistics.Spread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The rows that rounds come to: latencies of each path, and how paths stand to the floor. */
final class PathFigures {

    static final Asked WHOLE_P50 = Asked.atMost(2.0);
    static final Asked WHOLE_P99 = Asked.atMost(1.5);
    static final Asked ENGINE = Asked.atMost(1.2);
    static final Asked PUBLISHED_MILLIS = Asked.under(5);

    private PathFigures() {}

    /** One row a percentile, and one that says how many bids had no answer, if any. */
    static List<Row> latencies(Rounds rounds, String path, String suffix) {
        Percentiles all = rounds.pooled(path);
        String name = label(path, rounds, suffix);
        List<Row> rows = new ArrayList<>();
        rows.add(
                latency(name + " p50", all.p50Millis(), rounds.spread(path, Percentiles::p50Millis),
                        counts(rounds, path)));
        rows.add(latency(name + " p99", all.p99Millis(), rounds.spread(path, Percentiles::p99Millis), null));
        rows.add(
                latency(name + " p99.9", all.p999Millis(),
                        rounds.spread(path, Percentiles::p999Millis), null));
        long unanswered = rounds.count(path, Leg.Result::unanswered);
        if (unanswered > 0) {
            rows.add(Row.of(name + ", bids without an answer", unanswered, "bids", Asked.atMost(0)));
        }
        return rows;
    }

    /** One row for a variant of the floor that was tried. */
    static Row trial(Rounds rounds, String path, String suffix) {
        Percentiles all = rounds.pooled(path);
        return Row.of(label(path, rounds, suffix) + ", trial p50", all.p50Millis(), "ms", Asked.NOTHING)
                .withWhy(
                        String.format(
                                Locale.ROOT, "p99 %.2f, p99.9 %.2f ms", all.p99Millis(), all.p999Millis()));
    }

    private static Row latency(String metric, double value, Spread spread, String why) {
        Row row = Row.of(metric, value, "ms", Asked.NOTHING);
        return row.value() == null ? row : new Row(
                metric, row.value(), row.unit(), row.asked(), row.holds(), why, spread.rounded());
    }

    private static String counts(Rounds rounds, String path) {
        long accepted = rounds.count(path, Leg.Result::accepted);
        long refused = rounds.count(path, Leg.Result::refused);
        long turnedAway = rounds.count(path, Leg.Result::turnedAway);
        return String.format(
                Locale.ROOT, "%,d accepted, %,d refused%s", accepted, refused,
                turnedAway == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d turned away at the door", turnedAway));
    }

    /** How a path's p50 and p99 stand to the floor's, with the variant that is fastest at each. */
    static List<Row> ratios(Rounds rounds, String path, Asked p50, Asked p99, String suffix) {
        String name = label(path + " / floor", rounds, suffix);
        return List.of(
                ratio(rounds, path, name + " p50", Percentiles::p50Millis, p50),
                ratio(rounds, path, name + " p99", Percentiles::p99Millis, p99));
    }

    private static Row ratio(
            Rounds rounds, String path, String metric, ToDoubleFunction<Percentiles> percentile,
            Asked asked) {
        String floor = fastest(rounds, percentile);
        if (floor == null || rounds.pooled(path).count() == 0) {
            return Row.unmeasured(metric, "ratio", asked, "one of the two was not measured");
        }
        return Row.median(metric, rounds.ratio(path, floor, percentile), "ratio", asked)
                .withWhy("to " + floor);
    }

    /** The floor's variant with the least median of this percentile; null without one. */
    static String fastest(Rounds rounds, ToDoubleFunction<Percentiles> percentile) {
        return rounds.paths().stream()
                .filter(PathFigures::isFloor)
                .filter(path -> rounds.pooled(path).count() > 0)
                .min(Comparator.comparingDouble(path -> rounds.spread(path, percentile).median()))
                .orElse(null);
    }

    static boolean isFloor(String path) {
        return path.startsWith("floor");
    }

    /** Append to the log until the outcome was heard from Redis. */
    static List<Row> published(Rounds rounds, String path) {
        Percentiles found = rounds.pooledSinceAppend(path);
        String name =
                String.format(Locale.ROOT, "append to log -> outcome published, %,d/s", rounds.perSecond());
        return List.of(
                Row.of(name + " p50", found.p50Millis(), "ms", PUBLISHED_MILLIS)
                        .withWhy("append time is cut to whole ms: up to 1 ms too high"),
                Row.of(name + " p95", found.p95Millis(), "ms", PUBLISHED_MILLIS));
    }

    /** The asked rows as they stand when a part could not be measured. */
    static List<Row> unmeasured(List<Integer> rates, String why) {
        List<Row> rows = new ArrayList<>();
        for (int rate : rates) {
            Rounds none = new Rounds(rate);
            Stream.concat(
                            ratios(none, "whole", WHOLE_P50, WHOLE_P99, "").stream(),
                            ratios(none, "engine", ENGINE, ENGINE, "").stream())
                    .map(row -> row.withWhy(why))
                    .forEach(rows::add);
        }
        published(new Rounds(rates.getFirst()), "engine").stream().map(row -> row.withWhy(why))
                .forEach(rows::add);
        return rows;
    }

    private static String label(String what, Rounds rounds, String suffix) {
        return String.format(Locale.ROOT, "%s, %,d/s%s", what, rounds.perSecond(), suffix);
    }
}
