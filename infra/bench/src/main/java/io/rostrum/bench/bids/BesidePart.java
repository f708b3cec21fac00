package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The whole path with each engine stopped that stands beside it, against the same path with all of them
 * running: what a bid is not to notice. Each round measures both, one after the other.
 */
final class BesidePart {

    /** A bid is not to be slower for what is away; the rest is what two legs of one kind differ by. */
    static final Asked RATIO = Asked.atMost(1.2);

    private static final String ALL = "all running";

    private final Stack stack;
    private final BidsPlan plan;
    private final Progress progress;
    private final Set<EngineName> without;

    /** @param without the engines that are stopped, each in turn */
    BesidePart(Stack stack, BidsPlan plan, Progress progress, Set<EngineName> without) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
        this.without = without;
    }

    void run(List<Row> rows) throws InterruptedException, IOException {
        stack.start(EngineName.FLINK);
        stack.start(EngineName.GATEWAY);
        startBeside();
        int perSecond = plan.rates().getFirst();
        Map<EngineName, Rounds> found = new EnumMap<>(EngineName.class);
        try (Stage stage = Stage.over(stack, plan);
                BidPath whole = stage.whole("beside")) {
            progress.say(
                    "warm-up, " + ALL + ": "
                            + whole.run(new LegPlan(perSecond, plan.warmUpSeconds(), 0)).percentiles());
            for (int round = 1; round <= plan.widerRounds(); round++) {
                for (EngineName name : without) {
                    Rounds rounds = found.computeIfAbsent(name, victim -> new Rounds(perSecond));
                    measure(whole, name, perSecond, rounds);
                }
            }
        }
        for (EngineName name : without) {
            rows.addAll(figures(name, found.get(name)));
        }
    }

    /** Everything that a stopped engine has to do with must run, or nothing would be seen of its loss. */
    private void startBeside() {
        for (EngineName name : EngineName.values()) {
            if (name.isBeside() && name.compareTo(last()) <= 0) {
                stack.start(name);
            }
        }
    }

    private EngineName last() {
        return without.stream().max(EngineName::compareTo).orElseThrow();
    }

    private void measure(BidPath whole, EngineName name, int perSecond, Rounds rounds)
            throws InterruptedException {
        LegPlan leg = new LegPlan(perSecond, plan.seconds(), plan.leadInSeconds());
        leg(whole, leg, ALL, rounds);
        stack.stop(name);
        leg(whole, leg, without(name), rounds);
        stack.start(name);
    }

    private void leg(BidPath whole, LegPlan leg, String what, Rounds rounds) throws InterruptedException {
        Leg.Result result = whole.run(leg);
        rounds.add(what, result);
        progress.say(
                String.format(Locale.ROOT, "%,d/s  %-24s %s", leg.perSecond(), what, result.percentiles()));
    }

    private static String without(EngineName name) {
        return "without " + name;
    }

    private static List<Row> figures(EngineName name, Rounds rounds) {
        List<Row> rows = new ArrayList<>();
        rows.add(ratio(rounds, name, "p50", Percentiles::p50Millis));
        rows.add(ratio(rounds, name, "p99", Percentiles::p99Millis));
        rows.add(Row.of(
                metric(name, rounds.perSecond(), "bids without an answer"),
                rounds.count(without(name), Leg.Result::unanswered), "bids", Asked.atMost(0)));
        return rows;
    }

    private static Row ratio(
            Rounds rounds, EngineName name, String which, ToDoubleFunction<Percentiles> percentile) {
        Percentiles all = rounds.pooled(ALL);
        Percentiles less = rounds.pooled(without(name));
        return Row.median(
                        metric(name, rounds.perSecond(), which),
                        rounds.ratio(without(name), ALL, percentile), "ratio", RATIO)
                .withWhy(String.format(
                        Locale.ROOT, "%.2f beside %.2f ms", percentile.applyAsDouble(less),
                        percentile.applyAsDouble(all)));
    }

    private static String metric(EngineName name, int perSecond, String which) {
        return String.format(
                Locale.ROOT, "whole without %s / with all, %,d/s, %s", name, perSecond, which);
    }

    /** The asked rows as they stand when the part could not be measured. */
    static List<Row> unmeasured(Set<EngineName> without, int perSecond, String why) {
        List<Row> rows = new ArrayList<>();
        for (EngineName name : without) {
            for (String which : List.of("p50", "p99")) {
                rows.add(Row.unmeasured(metric(name, perSecond, which), "ratio", RATIO, why));
            }
        }
        return rows;
    }
}
