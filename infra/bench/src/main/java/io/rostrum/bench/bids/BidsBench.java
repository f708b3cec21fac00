package io.rostrum.bench.bids;

import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The interleaved part of {@code bench bids}: floor, engine and whole at each rate, at the job's parallelism as it stands. */
final class BidsBench {

    private static final int TRIAL_WARM_UP_PER_SECOND = 2_000;

    private final Stage stage;
    private final BidsPlan plan;
    private final Progress progress;
    private final Interleaving interleaving;

    BidsBench(Stage stage, Progress progress) {
        this.stage = stage;
        this.plan = stage.plan();
        this.progress = progress;
        this.interleaving = new Interleaving(progress);
    }

    /** Every variant of the floor at one rate: their rows, and those that are fastest at p50 or p99. */
    List<BidPath> fastestFloors(int perSecond, List<Row> rows) throws InterruptedException {
        List<BidPath> floors = Arrays.stream(FloorVariant.values()).map(stage::floor).toList();
        Rounds trial = interleaving.run(
                floors, perSecond, plan.trialRounds(), plan.trialSeconds(), plan.leadInSeconds());
        floors.forEach(floor -> rows.add(PathFigures.trial(trial, floor.name())));
        Set<String> fastest = new LinkedHashSet<>();
        fastest.add(PathFigures.fastest(trial, Percentiles::p50Millis));
        fastest.add(PathFigures.fastest(trial, Percentiles::p99Millis));
        progress.say("fastest floor at " + perSecond + "/s: " + String.join(" (p50); p99: ", fastest));
        return floors.stream().filter(floor -> fastest.contains(floor.name())).toList();
    }

    void warmUpFloors() throws InterruptedException {
        interleaving.warmUp(
                Arrays.stream(FloorVariant.values()).map(stage::floor).toList(), TRIAL_WARM_UP_PER_SECOND,
                plan.warmUpSeconds());
    }

    /** The rounds at one rate; {@code paths} are those over the product. */
    Rounds rounds(List<BidPath> floors, List<BidPath> paths, int perSecond, int rounds) throws InterruptedException {
        List<BidPath> all = new ArrayList<>(floors);
        all.addAll(paths);
        return interleaving.run(all, perSecond, rounds, plan.seconds(), plan.leadInSeconds());
    }

    void warmUp(List<BidPath> paths, int perSecond) throws InterruptedException, IOException {
        interleaving.warmUp(paths, perSecond, plan.warmUpSeconds());
    }
}
