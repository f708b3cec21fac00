package io.rostrum.bench.bids;

import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code bench bids} from start to report: one stack, one broker, one Redis, all parts in turn. */
public final class BidsRun {

    /** The floor's process gets what the job's process has. */
    private static final List<String> FLOOR_OPTIONS = List.of("-Xms128m", "-XX:ReservedCodeCacheSize=96m");

    private static final int WARM_UP_PER_SECOND = 2_000;

    private final StackSettings settings;
    private final BidsPlan plan;
    private final Progress progress = new Progress();
    private final Interleaving interleaving = new Interleaving(progress);
    private final List<Row> rows = new ArrayList<>();

    public BidsRun(StackSettings settings, BidsPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    public Report run() throws Exception {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (Stack stack = Stack.of(settings, progress::say).start()) {
            try (Stage stage = Stage.over(stack, plan)) {
                atParallelismOne(stage);
            }
            stack.stop(EngineName.FLINK);
        }
        return new Report("bids", at, machine, said(), rows);
    }

    private void atParallelismOne(Stage stage) throws Exception {
        List<String> options = new ArrayList<>(FLOOR_OPTIONS);
        options.add("-Xmx" + settings.heaps().flink());
        stage.startFloor(options);
        FloorTrial floors = new FloorTrial(stage, interleaving, progress);
        floors.warmUp(WARM_UP_PER_SECOND);
        List<BidPath> product = List.of(stage.engine("engine"), stage.whole("whole"));
        interleaving.warmUp(product, WARM_UP_PER_SECOND, plan.warmUpSeconds());
        for (int rate : plan.rates()) {
            List<BidPath> paths = new ArrayList<>(floors.fastest(rate, rows));
            paths.addAll(product);
            Rounds rounds = interleaving.run(paths, rate, plan.rounds(), plan.seconds(), plan.leadInSeconds());
            report(rounds);
        }
    }

    private void report(Rounds rounds) {
        for (String path : rounds.paths()) {
            rows.addAll(PathFigures.latencies(rounds, path, ""));
        }
        rows.addAll(PathFigures.ratios(rounds, "whole", PathFigures.WHOLE_P50, PathFigures.WHOLE_P99, ""));
        rows.addAll(PathFigures.ratios(rounds, "engine", PathFigures.ENGINE, PathFigures.ENGINE, ""));
        if (rounds.perSecond() == plan.rates().getFirst()) {
            rows.addAll(PathFigures.published(rounds, "engine"));
        }
    }

    private Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("load", String.format(
                Locale.ROOT,
                "open loop, latency from the intended send time, %d lots in %d shows, %d bidders a show; "
                        + "5 %% of bids repeat the leader's limit and 5 %% come late: both are refused",
                BidsPlan.SHOWS * BidsPlan.LOTS_PER_SHOW, BidsPlan.SHOWS, BidsPlan.BIDDERS_PER_SHOW));
        said.put("rounds", plan.rounds() + " of " + plan.seconds() + " s each, interleaved");
        said.put("producer (all paths)", ClientSettings.PRODUCER.toString());
        said.put("consumer (floor and job)", ClientSettings.CONSUMER.toString());
        for (FloorVariant variant : FloorVariant.values()) {
            said.put("floor, " + variant, variant.words());
        }
        return said;
    }
}
