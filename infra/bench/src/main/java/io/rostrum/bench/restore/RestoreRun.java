package io.rostrum.bench.restore;

import io.rostrum.bench.load.ClientSettings;
import io.rostrum.bench.load.Hall;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.saturation.Backlog;
import io.rostrum.bench.statistics.Spread;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import org.apache.kafka.clients.admin.Admin;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * {@code bench restore} from start to report: on each state backend one show gets all its bids, the job is
 * killed right after a checkpoint of that state, and started again, several times.
 *
 * <p>Every command's id is still remembered then, so this is the heaviest that a show of so many bids gets.
 */
public final class RestoreRun {

    private static final int LOTS = 60;
    private static final int BIDDERS = 200;
    private static final int CHECKPOINT_MILLIS = 2_000;
    private static final int LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StackSettings settings;
    private final int bids;
    private final int rounds;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param bids on the show
     * @param rounds how often the job is killed
     */
    public RestoreRun(StackSettings settings, int bids, int rounds) {
        this.settings = settings;
        this.bids = bids;
        this.rounds = rounds;
    }

    /** Measures both backends, the heap first. */
    public Report run() throws Exception {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        for (String backend : List.of("heap", "rocksdb")) {
            measure(backend);
        }
        Map<String, String> said = Map.of(
                "show", String.format(Locale.ROOT, "%,d bids, %d lots, %d bidders", bids, LOTS, BIDDERS),
                "restart",
                "from the start of the process to every subtask running; killed " + rounds + " times",
                "checkpoints", "whole, compressed, every " + CHECKPOINT_MILLIS + " ms");
        return new Report("restore", at, machine, said, rows);
    }

    private void measure(String backend) throws Exception {
        StackSettings own = own(backend);
        try (Stack stack = Stack.of(own, RestoreRun::progress)
                        .start(EnumSet.of(EngineName.KAFKA, EngineName.REDIS));
                Admin admin = Admin.create(ClientSettings.address(own.kafka().toString()))) {
            double[] empty = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                empty[round] = startSeconds(stack);
                if (round < rounds - 1) {
                    stack.kill(EngineName.FLINK);
                }
            }
            Hall hall = Hall.of("large", 1, LOTS, BIDDERS);
            long before = System.nanoTime();
            Backlog.fill(own.kafka().toString(), Topics.AUCTION_COMMANDS.name(), hall, bids);
            awaitEvents(admin, hall);
            progress(String.format(
                    Locale.ROOT, "%s: decided after %.1f s", backend, (System.nanoTime() - before) / 1e9));
            CheckpointFolder checkpoints =
                    new CheckpointFolder(own.data().resolve("flink").resolve("checkpoints"));
            // The one after the next began when everything was decided.
            awaitCheckpoint(checkpoints, checkpoints.newest() + 2);
            rows.add(Row.of(
                    backend + ": checkpoint of the show", checkpoints.bytes() / 1e6, "MB", Asked.NOTHING));
            double[] full = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                stack.kill(EngineName.FLINK);
                full[round] = startSeconds(stack);
                awaitCheckpoint(checkpoints, checkpoints.newest() + 1);
            }
            rows.add(Row.median(
                    backend + ": restart with nothing", Spread.of(empty), "s", Asked.NOTHING));
            rows.add(Row.median(
                    backend + ": restart with the show", Spread.of(full), "s", Asked.NOTHING));
        }
    }

    private StackSettings own(String backend) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("ROSTRUM_DATA", settings.data().resolve(backend).toString());
        environment.put("ROSTRUM_STATE_BACKEND", backend);
        environment.put("ROSTRUM_CHECKPOINT_MILLIS", Integer.toString(CHECKPOINT_MILLIS));
        return StackSettings.from(environment);
    }

    private static double startSeconds(Stack stack) {
        long before = System.nanoTime();
        stack.start(EngineName.FLINK);
        return (System.nanoTime() - before) / 1e9;
    }

    /** Each command of the show brings about one event, also a refused one. */
    private void awaitEvents(Admin admin, Hall hall)
            throws ExecutionException, InterruptedException {
        long wanted = 3L + 2L * hall.lots().size() + hall.biddersPerShow() + bids;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Backlog.records(admin, Topics.AUCTION_EVENTS.name()) < wanted) {
            pause(end, "the bids were not decided");
        }
    }

    private static void awaitCheckpoint(CheckpointFolder checkpoints, long number)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (checkpoints.newest() < number) {
            pause(end, "no checkpoint was taken");
        }
    }

    private static void pause(long end, String otherwise) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new IllegalStateException(otherwise + " within " + PATIENCE.toMinutes() + " minutes");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }

    private static void progress(String sentence) {
        System.err.println(sentence);
    }
}
