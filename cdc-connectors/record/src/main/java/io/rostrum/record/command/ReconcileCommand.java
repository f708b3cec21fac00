package io.rostrum.record.command;

import io.rostrum.contracts.Json;
import io.rostrum.record.RecordConfig;
import io.rostrum.record.reconcile.PinotTotals;
import io.rostrum.record.reconcile.Reconciliation;
import io.rostrum.record.reconcile.TotalsSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Compares counts and sums per show and book in the log, PostgreSQL and Pinot. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Counts and sums bids, lots, orders and postings, per show and book, in the log, in PostgreSQL",
            "and in Pinot, and names each number that differs. Exits 0 when all agree and the record",
            "has read what stood in the log when this was asked."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final int TOLD_MAX = 40;

    @Option(
            names = "--pinot",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:ROSTRUM_PINOT_BROKER}",
            description = "a Pinot broker to compare with too (ROSTRUM_PINOT_BROKER)")
    private String pinot;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "how long to wait for who is behind the log (${DEFAULT-VALUE})")
    private int waitSeconds;

    @Option(names = "--json", paramLabel = "FILE", description = "also writes it here, for programs to read")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RecordConfig.Invalid, SQLException, IOException, InterruptedException {
        List<TotalsSource> followers =
                pinot == null || pinot.isBlank() ? List.of() : List.of(new PinotTotals(pinot.strip()));
        Reconciliation.Outcome outcome = new Reconciliation(
                RecordConfig.from(System.getenv()), followers, Duration.ofSeconds(waitSeconds)).run();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d shows and %d books, %d numbers, in the log, postgres%s%n", outcome.shows(),
                outcome.books(), outcome.numbers(), followers.isEmpty() ? "" : " and pinot");
        if (outcome.behind() > 0) {
            out.printf(
                    "The record is %d records behind the log after %d s.%n", outcome.behind(), waitSeconds);
        }
        outcome.mismatches().stream().limit(TOLD_MAX).forEach(mismatch -> out.printf(
                "%s: %s: log %d, %s %d%n", mismatch.subject(), mismatch.what(), mismatch.log(),
                mismatch.where(), mismatch.there()));
        if (outcome.mismatches().size() > TOLD_MAX) {
            out.printf("and %d more%n", outcome.mismatches().size() - TOLD_MAX);
        }
        out.println(outcome.agrees() ? "All agree, as far as the record has read." : "They do not agree.");
        if (json != null) {
            Files.write(json, Json.bytes(outcome));
        }
        return outcome.agrees() && outcome.behind() == 0 ? 0 : RecordTool.FAILED;
    }
}
