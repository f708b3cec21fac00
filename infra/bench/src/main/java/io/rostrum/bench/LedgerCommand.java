package io.rostrum.bench;

import io.rostrum.bench.ledger.LedgerPlan;
import io.rostrum.bench.ledger.LedgerRun;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code bench ledger}. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description =
                "Measures the journal beside a PostgreSQL double-entry transaction. Starts both in a folder "
                        + "of its own,"
                + " which it empties first.")
final class LedgerCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options;

    @Option(names = "--seconds", paramLabel = "N",
            description = "seconds measured in each leg (20; quick: 5)")
    private Integer seconds;

    @Option(names = "--only-journal", description = "leaves PostgreSQL out, and with it the comparison")
    private boolean onlyJournal;

    @Override
    public Integer call() throws Exception {
        LedgerPlan plan = options.quick() ? LedgerPlan.QUICK : LedgerPlan.FULL;
        plan = seconds == null ? plan : plan.withSeconds(seconds);
        StackSettings settings = BenchFolder.emptied(System.getenv());
        return options.deliver(new LedgerRun(settings, plan).run(!onlyJournal));
    }
}
