package io.rostrum.bench.ledger;

import io.rostrum.bench.process.ChildJvm;
import io.rostrum.bench.report.Asked;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.identity.DevelopmentSecret;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench ledger} from start to report: PostgreSQL alone first, then the broker and the ledger alone.
 */
public final class LedgerRun {

    private static final String PERSISTED = "journal, claimed: entries committed";
    private static final double TIMES_POSTGRES = 10;
    private static final double CALM_P99_MILLIS = 100;
    private static final List<String> LEDGER_OPTIONS =
            List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final StackSettings settings;
    private final LedgerPlan plan;
    private final List<Row> rows = new ArrayList<>();

    public LedgerRun(StackSettings settings, LedgerPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    /** Measures the journal, and PostgreSQL before it if {@code both}. */
    public Report run(boolean both) throws Exception {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, String> said = new LinkedHashMap<>();
        Percentiles sync = DiskSync.measure(settings.data());
        rows.add(row("disk: 8 KiB and fdatasync, p50", sync.p50Millis(), "ms"));
        rows.add(row("disk: 8 KiB and fdatasync, p99", sync.p99Millis(), "ms"));
        double postgres = both ? postgres(said) : Double.NaN;
        journal(postgres);
        said.put("ledger",
                String.join(" ", LEDGER_OPTIONS) + ", exactly_once_v2, commit 30 ms, view and door running");
        said.put(
                "transfers", "between " + plan.accounts()
                        + " accounts, two postings each; hot: all debit the same account");
        said.put("journal's latency",
                "from the moment when a command is due to its entry being read with read_committed");
        said.put("legs", plan.seconds() + " s each");
        return new Report("ledger", at, machine, said, rows);
    }

    private double postgres(Map<String, String> said) throws Exception {
        progress("PostgreSQL, 20 clients");
        try (PostgresTransfers postgres =
                new PostgresTransfers(settings.data().resolve("postgres"), plan.accounts())) {
            said.put("PostgreSQL", postgres.durability() + ", 20 clients");
            postgres.perSecond(1, false, plan.warmSeconds());
            double one = postgres.perSecond(1, false, plan.seconds());
            double hot = postgres.perSecond(1, true, plan.seconds());
            double hundred = postgres.perSecond(100, false, plan.seconds());
            rows.add(row("PostgreSQL, 1 transfer a transaction", one, "per second"));
            rows.add(row("PostgreSQL, 1 transfer a transaction, hot account", hot, "per second"));
            rows.add(row("PostgreSQL, 100 transfers a transaction", hundred, "per second"));
            return one;
        }
    }

    private void journal(double postgres) throws Exception {
        progress("the broker and the ledger");
        try (Stack stack = Stack.of(settings, LedgerRun::progress).start(EnumSet.of(EngineName.KAFKA));
                ChildJvm ledger = ledger();
                JournalLoad load = new JournalLoad(settings.kafka().toString())) {
            load.pressed(transfers("warm", false), LedgerPlan.WINDOW, plan.warmSeconds());
            // What the disk and the compilers still have to do after that is not of a calm hour.
            load.paced(transfers("rest", false), LedgerPlan.CALM_RATE, plan.warmSeconds());
            JournalLoad.Result calm =
                    load.paced(transfers("calm", false), LedgerPlan.CALM_RATE, plan.seconds());
            rows.add(row("journal, 500/s: p50", calm.latency().p50Millis(), "ms"));
            rows.add(
                    Row.of("journal, 500/s: p99", calm.latency().p99Millis(), "ms",
                            Asked.under(CALM_P99_MILLIS)));
            JournalLoad.Result most =
                    load.pressed(transfers("most", false), LedgerPlan.WINDOW, plan.seconds());
            rows.add(row("journal, pressed: entries committed", most.perSecond(), "per second"));
            rows.add(row("journal, pressed: p99", most.latency().p99Millis(), "ms"));
            JournalLoad.Result hot = load.pressed(transfers("hot", true), LedgerPlan.WINDOW, plan.seconds());
            rows.add(row("journal, pressed, hot account: entries committed", hot.perSecond(), "per second"));
            rows.add(Row.of(
                    "journal, hot account against many", hot.perSecond() / most.perSecond(), "ratio",
                    Asked.atLeast(0.9)));
            int claimed = (int) (most.perSecond() * LedgerPlan.CLAIMED_PART);
            JournalLoad.Result even = load.paced(transfers("even", false), claimed, plan.seconds());
            rows.add(row(PERSISTED, even.perSecond(), "per second"));
            rows.add(row("journal, claimed: p50", even.latency().p50Millis(), "ms"));
            rows.add(row("journal, claimed: p99", even.latency().p99Millis(), "ms"));
            rows.add(Row.of(
                    "journal, claimed, against PostgreSQL one by one", even.perSecond() / postgres, "ratio",
                    Asked.atLeast(TIMES_POSTGRES)));
            if (!ledger.isAlive() || !stack.isAlive(EngineName.KAFKA)) {
                throw new IllegalStateException("an engine ended while it was measured");
            }
        }
    }

    private Transfers transfers(String leg, boolean hot) {
        return new Transfers(leg, plan.accounts(), hot);
    }

    private ChildJvm ledger() throws IOException {
        DevelopmentSecret.createOnce(settings.secretFile());
        DevelopmentSecret.createOnce(settings.streamSecretFile());
        return ChildJvm.start(
                new ModuleJars(settings).classPath("ledger-streams"), "io.rostrum.ledger.LedgerMain",
                LEDGER_OPTIONS, Map.of(
                        "ROSTRUM_DATA", settings.data().toString(),
                        "ROSTRUM_KAFKA", settings.kafka().toString(),
                        "ROSTRUM_LEDGER_PORT", "0",
                        "ROSTRUM_JWT_SECRET_FILE", settings.secretFile().toString()),
                List.of());
    }

    private static Row row(String metric, double value, String unit) {
        return Row.of(metric, value, unit, Asked.NOTHING);
    }

    private static void progress(String sentence) {
        System.err.println(sentence);
    }
}
