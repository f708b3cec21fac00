package io.rostrum.bench.bids;

import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;

import java.util.ArrayList;
import java.util.List;

/** Floor, engine and whole at each rate, interleaved, with the job at parallelism 1. */
final class PathsPart {

    static final int WARM_UP_PER_SECOND = 2_000;

    private final Stack stack;
    private final BidsPlan plan;
    private final Progress progress;
    private final List<String> floorOptions;
    private final Interleaving interleaving;

    PathsPart(Stack stack, BidsPlan plan, Progress progress, List<String> floorOptions) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
        this.floorOptions = floorOptions;
        this.interleaving = new Interleaving(progress);
    }

    void run(List<Row> rows) throws Exception {
        stack.start(EngineName.FLINK);
        stack.start(EngineName.GATEWAY);
        try (Stage stage = Stage.over(stack, plan)) {
            stage.startFloor(floorOptions);
            FloorTrial floors = new FloorTrial(stage, interleaving, progress);
            floors.warmUp(WARM_UP_PER_SECOND);
            List<BidPath> product = List.of(stage.engine("engine"), stage.whole("whole"));
            interleaving.warmUp(product, WARM_UP_PER_SECOND, plan.warmUpSeconds());
            for (int rate : plan.rates()) {
                List<BidPath> paths = new ArrayList<>(floors.fastest(rate, rows));
                paths.addAll(product);
                Rounds rounds =
                        interleaving.run(paths, rate, plan.rounds(), plan.seconds(), plan.leadInSeconds());
                report(rounds, rows);
            }
        }
    }

    private void report(Rounds rounds, List<Row> rows) {
        for (String path : rounds.paths()) {
            rows.addAll(PathFigures.latencies(rounds, path, ""));
        }
        rows.addAll(PathFigures.ratios(rounds, "whole", PathFigures.WHOLE_P50, PathFigures.WHOLE_P99, ""));
        rows.addAll(PathFigures.ratios(rounds, "engine", PathFigures.ENGINE, PathFigures.ENGINE, ""));
        if (rounds.perSecond() == plan.rates().getFirst()) {
            rows.addAll(PathFigures.published(rounds, "engine"));
        }
    }
}
