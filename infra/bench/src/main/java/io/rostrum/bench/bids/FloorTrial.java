package io.rostrum.bench.bids;

import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds which variant of the floor is the fastest, so that the product is held against that one. */
final class FloorTrial {

    private final BidsPlan plan;
    private final Interleaving interleaving;
    private final Progress progress;
    private final List<BidPath> floors;

    FloorTrial(Stage stage, Interleaving interleaving, Progress progress) {
        this.plan = stage.plan();
        this.interleaving = interleaving;
        this.progress = progress;
        this.floors = Arrays.stream(FloorVariant.values()).map(stage::floor).toList();
    }

    void warmUp(int perSecond) throws InterruptedException {
        interleaving.warmUp(floors, perSecond, plan.warmUpSeconds());
    }

    /**
     * Tries every variant at one rate: adds their rows, and returns those that are fastest at p50 or at p99.
     */
    List<BidPath> fastest(int perSecond, List<Row> rows, String suffix) throws InterruptedException {
        Rounds trial = interleaving.run(
                floors, perSecond, plan.trialRounds(), plan.trialSeconds(), plan.leadInSeconds());
        floors.forEach(floor -> rows.add(PathFigures.trial(trial, floor.name(), suffix)));
        Set<String> fastest = new LinkedHashSet<>();
        fastest.add(PathFigures.fastest(trial, Percentiles::p50Millis));
        fastest.add(PathFigures.fastest(trial, Percentiles::p99Millis));
        progress.say("fastest at " + perSecond + "/s: " + String.join("; at p99: ", fastest));
        return floors.stream().filter(floor -> fastest.contains(floor.name())).toList();
    }
}
