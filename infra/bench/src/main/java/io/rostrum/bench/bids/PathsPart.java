package io.rostrum.bench.bids;

import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Floor, engine and whole at each rate, interleaved, with the job at one parallelism. */
final class PathsPart {

    private static final int WARM_UP_PER_SECOND = 2_000;
    private static final int ASKED_PARALLELISM = 1;

    private final Stack stack;
    private final BidsPlan plan;
    private final Progress progress;
    private final List<String> floorOptions;
    private final int parallelism;
    private final Interleaving interleaving;

    /** @param parallelism of the job; at 1 the figures are asked for, else they are reported */
    PathsPart(Stack stack, BidsPlan plan, Progress progress, List<String> floorOptions, int parallelism) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
        this.floorOptions = floorOptions;
        this.parallelism = parallelism;
        this.interleaving = new Interleaving(progress);
    }

    void run(List<Row> rows) throws Exception {
        stack.stop(EngineName.FLINK);
        stack.start(EngineName.FLINK, Map.of("ROSTRUM_PARALLELISM", Integer.toString(parallelism)));
        stack.start(EngineName.GATEWAY);
        try (Stage stage = Stage.over(stack, plan)) {
            stage.startFloor(floorOptions);
            FloorTrial floors = new FloorTrial(stage, interleaving, progress);
            floors.warmUp(WARM_UP_PER_SECOND);
            List<BidPath> product =
                    List.of(stage.engine("engine" + parallelism), stage.whole("whole" + parallelism));
            interleaving.warmUp(product, WARM_UP_PER_SECOND, plan.warmUpSeconds());
            for (int rate : plan.rates()) {
                List<BidPath> paths = new ArrayList<>(floors.fastest(rate, rows, suffix()));
                paths.addAll(product);
                int rounds = isAsked() ? plan.rounds() : plan.widerRounds();
                report(interleaving.run(paths, rate, rounds, plan.seconds(), plan.leadInSeconds()), rows);
            }
        }
    }

    private boolean isAsked() {
        return parallelism == ASKED_PARALLELISM;
    }

    private String suffix() {
        return isAsked() ? "" : ", parallelism " + parallelism;
    }

    private void report(Rounds rounds, List<Row> rows) {
        for (String path : rounds.paths()) {
            rows.addAll(PathFigures.latencies(rounds, path, suffix()));
        }
        rows.addAll(PathFigures.ratios(
                rounds, "whole", asked(PathFigures.WHOLE_P50), asked(PathFigures.WHOLE_P99), suffix()));
        rows.addAll(PathFigures.ratios(
                rounds, "engine", asked(PathFigures.ENGINE), asked(PathFigures.ENGINE), suffix()));
        if (rounds.perSecond() == plan.rates().getFirst() && isAsked()) {
            rows.addAll(PathFigures.published(rounds, "engine"));
        }
    }

    private Asked asked(Asked bound) {
        return isAsked() ? bound : Asked.NOTHING;
    }
}
