package io.rostrum.bench;

import io.rostrum.bench.bids.BidsPlan;
import io.rostrum.bench.bids.BidsRun;
import io.rostrum.bench.report.Report;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code bench bids}. */
@Command(
        name = "bids",
        mixinStandardHelpOptions = true,
        description = "Measures the bid path against its floor. Starts its own stack in a folder of its own, which it empties first.")
final class BidsCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds of each path at each rate (8; quick: 2)")
    private Integer rounds;

    @Option(names = "--seconds", paramLabel = "N", description = "seconds measured in each leg (15; quick: 5)")
    private Integer seconds;

    @Override
    public Integer call() throws Exception {
        BidsPlan plan = options.quick() ? BidsPlan.quick() : BidsPlan.full();
        plan = rounds == null ? plan : plan.withRounds(rounds);
        plan = seconds == null ? plan : plan.withSeconds(seconds);
        StackSettings settings = BenchFolder.emptied(System.getenv());
        Report report = new BidsRun(settings, plan).run();
        return options.deliver(report);
    }
}
