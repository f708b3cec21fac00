package io.rostrum.bench.bids;

import io.rostrum.bench.decider.DeciderRun;
import io.rostrum.bench.floor.FloorVariant;
import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.load.Hall;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code bench bids} from start to report: one broker and one Redis for all parts, in turn. */
public final class BidsRun {

    private static final Logger LOG = LoggerFactory.getLogger(BidsRun.class);

    private final StackSettings settings;
    private final BidsPlan plan;
    private final Set<Part> parts;
    private final Set<EngineName> without;
    private final Progress progress = new Progress();
    private final List<Row> rows = new ArrayList<>();

    /** @param without engines beside the bid path that are stopped in turn */
    public BidsRun(StackSettings settings, BidsPlan plan, Set<Part> parts, Set<EngineName> without) {
        this.settings = settings;
        this.plan = plan;
        this.parts = EnumSet.copyOf(parts);
        this.without = EnumSet.copyOf(without);
    }

    /** Measures; a part that cannot be measured gives rows that say why, and the others go on. */
    public Report run() {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (Stack stack =
                Stack.of(settings, progress::say).start(EnumSet.of(EngineName.KAFKA, EngineName.REDIS))) {
            for (Part part : parts) {
                progress.say("--- " + part.toString().toLowerCase(Locale.ROOT));
                run(part, stack);
            }
        }
        return new Report("bids", at, machine, said(), rows);
    }

    private void run(Part part, Stack stack) {
        List<Row> found = new ArrayList<>();
        String why = "left out by what the part measured";
        try {
            measure(part, stack, found);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        } catch (Exception broken) {
            LOG.atError().setCause(broken).addKeyValue("part", part).log("a part could not be measured");
            why = broken.toString();
        }
        rows.addAll(found);
        Set<String> there = found.stream().map(Row::metric).collect(Collectors.toSet());
        unmeasured(part, why).stream().filter(row -> !there.contains(row.metric())).forEach(rows::add);
    }

    private void measure(Part part, Stack stack, List<Row> found) throws Exception {
        switch (part) {
            case PATHS -> new PathsPart(stack, plan, progress, jobOptions(), 1).run(found);
            case WIDER -> new PathsPart(stack, plan, progress, jobOptions(), 2).run(found);
            case ADMISSION -> {
                stack.start(EngineName.FLINK);
                new AdmissionPart(stack, plan, progress).run(found);
            }
            case SATURATION -> {
                stack.stop(EngineName.GATEWAY);
                stack.stop(EngineName.FLINK);
                new SaturationPart(settings, plan, progress, jobOptions()).run(found);
            }
            case BESIDE -> new BesidePart(stack, plan, progress, without).run(found);
            case DECIDER -> found.addAll(new DeciderRun(plan.isQuick()).run());
        }
    }

    private List<Row> unmeasured(Part part, String why) {
        return switch (part) {
            case PATHS -> PathFigures.unmeasured(plan.rates(), why);
            case SATURATION -> SaturationPart.unmeasured(why);
            case ADMISSION -> AdmissionPart.unmeasured(why);
            case BESIDE -> BesidePart.unmeasured(without, plan.rates().getFirst(), why);
            case DECIDER -> DeciderRun.unmeasured(why);
            case WIDER -> List.of();
        };
    }

    /** What the stack starts the job with; the floor and the identity job get the same. */
    private List<String> jobOptions() {
        List<String> options = new ArrayList<>(settings.heaps().flinkOptions());
        options.addAll(List.of("-XX:ReservedCodeCacheSize=96m", "-XX:+ExitOnOutOfMemoryError"));
        return options;
    }

    private Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("load", String.format(
                Locale.ROOT,
                "open loop, latency from the intended send time, %d lots in %d shows, %d bidders a show; "
                        + "5 %% of bids repeat the leader's limit and 5 %% come late: both are refused",
                BidsPlan.SHOWS * BidsPlan.LOTS_PER_SHOW, BidsPlan.SHOWS, Hall.BIDDERS_PER_SHOW));
        said.put("rounds", plan.rounds() + " of " + plan.seconds() + " s each, interleaved; spread: "
                + "least [quartile .. quartile] greatest of the rounds");
        said.put("producer (all paths)", ClientSettings.PRODUCER.toString());
        said.put("consumer (floor and job)", ClientSettings.CONSUMER.toString());
        said.put("job, floor, identity job", String.join(" ", jobOptions()));
        for (FloorVariant variant : FloorVariant.values()) {
            said.put("floor, " + variant, variant.words());
        }
        return said;
    }
}
