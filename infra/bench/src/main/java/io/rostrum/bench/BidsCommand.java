package io.rostrum.bench;

import io.rostrum.bench.bids.BidsPlan;
import io.rostrum.bench.bids.BidsRun;
import io.rostrum.bench.bids.Part;
import io.rostrum.bench.report.Report;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code bench bids}. */
@Command(
        name = "bids",
        mixinStandardHelpOptions = true,
        description =
                "Measures the bid path against its floor. Starts its own stack in a folder of its own, "
                        + "which it empties first.")
final class BidsCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options;

    @Option(names = "--rounds", paramLabel = "N",
            description = "rounds of each path at each rate (8; quick: 2)")
    private Integer rounds;

    @Option(names = "--seconds", paramLabel = "N",
            description = "seconds measured in each leg (15; quick: 5)")
    private Integer seconds;

    @Option(names = "--rates", paramLabel = "N", split = ",", description = "bids a second (200,2000)")
    private List<Integer> rates;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "one or several of ${COMPLETION-CANDIDATES}; all by default")
    private Set<Part> parts;

    @Option(
            names = "--without", paramLabel = "NAME", split = ",", defaultValue = "POSTGRES,CONNECT,PINOT",
            description = "engines beside the bid path that the part BESIDE stops in turn (${DEFAULT-VALUE})")
    private Set<EngineName> without;

    @Override
    public Integer call() throws Exception {
        BidsPlan plan = options.quick() ? BidsPlan.quick() : BidsPlan.full();
        plan = rounds == null ? plan : plan.withRounds(rounds);
        plan = seconds == null ? plan : plan.withSeconds(seconds);
        plan = rates == null ? plan : plan.withRates(rates);
        StackSettings settings = BenchFolder.emptied(System.getenv());
        if (without.stream().anyMatch(name -> !name.isBeside())) {
            throw new IllegalArgumentException("--without takes engines that a bid does not need, not "
                    + without);
        }
        Set<Part> wanted = parts == null ? EnumSet.allOf(Part.class) : parts;
        Report report = new BidsRun(settings, plan, wanted, without).run();
        return options.deliver(report);
    }
}
