package io.rostrum.bench;

import io.rostrum.bench.restore.RestoreRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code bench restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Measures what one large show weighs in a checkpoint, and how soon a killed job is back,"
                + " on heap and on RocksDB.")
final class RestoreCommand implements Callable<Integer> {

    private static final int FULL_BIDS = 60_000;
    private static final int QUICK_BIDS = 6_000;
    private static final int FULL_ROUNDS = 5;

    @Mixin
    private ReportOptions options;

    @Option(names = "--bids", paramLabel = "N", description = "bids in the show (60000; quick: 6000)")
    private Integer bids;

    @Override
    public Integer call() throws Exception {
        int count = bids != null ? bids : options.quick() ? QUICK_BIDS : FULL_BIDS;
        int rounds = options.quick() ? 1 : FULL_ROUNDS;
        return options.deliver(
                new RestoreRun(BenchFolder.emptied(System.getenv()), count, rounds).run());
    }
}
