package io.rostrum.bench.bids;

import io.rostrum.bench.load.AdmissionLoad;
import io.rostrum.bench.load.Hall;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.devstack.engine.Stack;
import redis.clients.jedis.HostAndPort;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code admit.lua}: how long one question takes with nothing else going on, and one a bid beside 2,000 bids
 * a second.
 */
final class AdmissionPart {

    static final String IDLE = "admit.lua idle p99";
    static final String LOADED = "admit.lua beside 2,000 bids/s p99";

    private static final int IDLE_PER_SECOND = 200;
    private static final int LOADED_PER_SECOND = 2_000;

    private final Stack stack;
    private final BidsPlan plan;
    private final Progress progress;

    AdmissionPart(Stack stack, BidsPlan plan, Progress progress) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
    }

    void run(List<Row> rows) throws Exception {
        HostAndPort redis = HostAndPort.from(stack.settings().redis().toString());
        try (Stage stage = Stage.over(stack, plan)) {
            Hall hall = stage.live("admission");
            try (AdmissionLoad load = new AdmissionLoad(redis, hall);
                    ExecutorService asking = Executors.newSingleThreadExecutor()) {
                load.ask(LOADED_PER_SECOND, plan.leadInSeconds());
                rows.add(row(IDLE, load.ask(IDLE_PER_SECOND, plan.seconds())));
                BidPath engine = stage.engineOver(hall);
                Future<Percentiles> asked = asking.submit(() -> load.ask(LOADED_PER_SECOND, plan.seconds()));
                engine.run(new LegPlan(LOADED_PER_SECOND, plan.seconds(), 0));
                rows.add(row(LOADED, answer(asked)));
            }
        }
    }

    private static Percentiles answer(Future<Percentiles> asked) throws Exception {
        try {
            return asked.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("admit.lua could not be asked", broken.getCause());
        }
    }

    private Row row(String metric, Percentiles found) {
        progress.say(metric + ": " + found);
        return Row.of(metric, found.p99Millis(), "ms", Asked.NOTHING)
                .withWhy(
                        String.format(Locale.ROOT, "p50 %.3f, p99.9 %.3f ms", found.p50Millis(),
                                found.p999Millis()));
    }

    static List<Row> unmeasured(String why) {
        return List.of(
                Row.unmeasured(IDLE, "ms", Asked.NOTHING, why),
                Row.unmeasured(LOADED, "ms", Asked.NOTHING, why));
    }
}
