package io.rostrum.bench;

import io.rostrum.bench.analytics.AnalyticsPart;
import io.rostrum.bench.analytics.AnalyticsRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code bench analytics}. */
@Command(
        name = "analytics",
        mixinStandardHelpOptions = true,
        description =
                "Measures the way from an auction's event to a seller's figures: the record keeper beside "
                        + "COPY, and each stage's share. Starts its own stack in a folder of its own, "
                        + "which it empties first.")
final class AnalyticsCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options;

    @Option(names = "--only", paramLabel = "PART", split = ",",
            description = "of ${COMPLETION-CANDIDATES} (all)")
    private Set<AnalyticsPart> only = EnumSet.allOf(AnalyticsPart.class);

    @Option(names = "--events", paramLabel = "N",
            description = "bids that the keeper reads in each round (200,000; quick: 50,000)")
    private Integer events;

    @Option(names = "--rates", paramLabel = "N", split = ",", defaultValue = "50,1000",
            description = "bids a second (${DEFAULT-VALUE})")
    private List<Integer> rates;

    @Option(names = "--seconds", paramLabel = "N",
            description = "seconds measured at each rate (30; quick: 10)")
    private Integer seconds;

    @Option(names = "--bids", paramLabel = "N",
            description = "bids that questions are put over (10,000,000; quick: 500,000); Pinot's heap must "
                    + "hold their keys: ROSTRUM_PINOT_HEAP=3g")
    private Integer bids;

    @Override
    public Integer call() throws Exception {
        AnalyticsRun.Plan plan = new AnalyticsRun.Plan(
                only,
                events == null ? options.quick() ? 50_000 : 200_000 : events,
                options.quick() ? 3 : 5,
                rates,
                seconds == null ? options.quick() ? 10 : 30 : seconds,
                bids == null ? options.quick() ? 500_000 : 10_000_000 : bids,
                options.quick() ? 50 : 200);
        return options.deliver(new AnalyticsRun(plan, () -> BenchFolder.emptied(System.getenv())).run());
    }
}
