package io.rostrum.bench.decider;

import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Spread;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Runs the benchmarks of this package and says what one bid costs. */
public final class DeciderRun {

    private static final Asked ASKED = Asked.under(2);
    private static final String UNIT = "us/bid";
    private static final String ON =
            " on a lot with " + String.format(Locale.ROOT, "%,d", CrowdedLot.LIMITS) + " limits";
    private static final String DECIDER = "decider (decide and evolve)" + ON;

    private final boolean quick;

    public DeciderRun(boolean quick) {
        this.quick = quick;
    }

    public List<Row> run() throws RunnerException, IOException {
        List<Row> rows = new ArrayList<>();
        for (RunResult result : averages()) {
            rows.add(row(result, 1));
        }
        for (RunResult result : harness()) {
            rows.add(row(result, HarnessBenchmark.BATCH));
        }
        return rows;
    }

    private Collection<RunResult> averages() throws RunnerException, IOException {
        int seconds = quick ? 1 : 2;
        return run(options()
                .include(DeciderBenchmark.class.getName())
                .include(JsonBenchmark.class.getName())
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(seconds)));
    }

    private Collection<RunResult> harness() throws RunnerException, IOException {
        return run(options()
                .include(HarnessBenchmark.class.getName())
                .warmupIterations(HarnessBenchmark.WARM_UPS)
                .warmupBatchSize(HarnessBenchmark.BATCH)
                .measurementIterations(HarnessBenchmark.ITERATIONS)
                .measurementBatchSize(HarnessBenchmark.BATCH));
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder().verbosity(VerboseMode.SILENT).shouldFailOnError(true);
    }

    /** JMH's own words go to a file that is only kept when it fails. */
    private static Collection<RunResult> run(ChainedOptionsBuilder options)
            throws RunnerException, IOException {
        Path log = Files.createTempFile("rostrum-jmh", ".log");
        Collection<RunResult> results = new Runner(options.output(log.toString()).build()).run();
        Files.delete(log);
        return results;
    }

    private static Row row(RunResult result, int bids) {
        double[] micros = result.getAggregatedResult().getIterationResults().stream()
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore() / bids)
                .toArray();
        String metric = metric(result);
        return Row.median(metric, Spread.of(micros), UNIT, metric.equals(DECIDER) ? ASKED : Asked.NOTHING);
    }

    private static String metric(RunResult result) {
        String name = result.getParams().getBenchmark();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "decide" -> "decide alone" + ON;
            case "decideAndEvolve" -> DECIDER;
            case "apply" -> "engine with event's JSON, hash, memory" + ON;
            case "bid" -> "Flink's harness, " + result.getParams().getParam("backend") + "," + ON;
            case "readCommand" -> "JSON of a command, read";
            case "writeEvent" -> "JSON of an event, written";
            case "writeOutcome" -> "JSON of an outcome, written";
            case "writeProjection" -> "JSON of a lot for the mirror, written";
            default -> name;
        };
    }

    /** The asked row as it stands when it could not be measured. */
    public static List<Row> unmeasured(String why) {
        return List.of(Row.unmeasured(DECIDER, UNIT, ASKED, why));
    }
}
