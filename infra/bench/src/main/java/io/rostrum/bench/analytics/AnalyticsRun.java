package io.rostrum.bench.analytics;

import io.rostrum.bench.changes.ChangesPart;
import io.rostrum.bench.queries.QueriesRun;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of {@code bench analytics}, one after the other, each over a stack with no more than it needs.
 */
public final class AnalyticsRun {

    private static final Set<EngineName> FOR_THE_KEEPER =
            EnumSet.of(EngineName.KAFKA, EngineName.POSTGRES, EngineName.RECORD);
    private static final Set<EngineName> FOR_CHANGES = EnumSet.of(
            EngineName.KAFKA, EngineName.REDIS, EngineName.FLINK, EngineName.POSTGRES, EngineName.RECORD,
            EngineName.CONNECT, EngineName.GUARD, EngineName.PINOT);

    private final Plan plan;
    private final Fresh fresh;

    /**
     * What to measure.
     *
     * @param events bids of each round of the keeper
     * @param rates bids a second
     * @param seconds measured at each rate
     * @param bids that questions are put over
     * @param questions of each kind
     */
    public record Plan(
            Set<AnalyticsPart> parts, int events, int rounds, List<Integer> rates, int seconds, int bids,
            int questions) {

        public Plan {
            parts = Set.copyOf(parts);
            rates = List.copyOf(rates);
        }
    }

    /** Settings over a data folder in which nothing stands. */
    @FunctionalInterface
    public interface Fresh {
        StackSettings settings() throws IOException;
    }

    public AnalyticsRun(Plan plan, Fresh fresh) {
        this.plan = plan;
        this.fresh = fresh;
    }

    public Report run() throws InterruptedException, IOException, SQLException {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<Row> rows = new ArrayList<>();
        if (plan.parts().contains(AnalyticsPart.KEEPER)) {
            try (Stack stack = started(FOR_THE_KEEPER)) {
                rows.addAll(new KeeperPart(stack, plan.events(), plan.rounds()).measure());
            }
        }
        if (plan.parts().contains(AnalyticsPart.CHANGES)) {
            try (Stack stack = started(FOR_CHANGES)) {
                new ChangesPart(plan.rates(), plan.seconds()).measure(stack, rows);
            }
        }
        if (plan.parts().contains(AnalyticsPart.QUERIES)) {
            try (Stack stack = started(QueriesRun.ENGINES)) {
                new QueriesRun(plan.bids(), plan.questions()).measure(stack, rows);
            }
        }
        return new Report("analytics", at, machine, Map.of(
                "questions", plan.questions() + " of each kind, one after the other, over HTTP and JDBC",
                "keeper", plan.events() + " bids in each of " + plan.rounds() + " rounds, of 20 shows",
                "changes", plan.seconds() + " s at each rate, after as long a warm-up"), rows);
    }

    private Stack started(Set<EngineName> engines) throws IOException {
        return Stack.of(fresh.settings(), System.err::println).start(engines);
    }
}
