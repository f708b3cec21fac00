package io.rostrum.devstack.changes;

import io.rostrum.cdc.guard.Guard;
import io.rostrum.cdc.guard.GuardReport;
import io.rostrum.cdc.slot.Finding;
import io.rostrum.cdc.slot.Severity;
import io.rostrum.cdc.slot.Slot;
import io.rostrum.contracts.Json;
import io.rostrum.devstack.RostrumCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Looks at the slot and the connector now. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Tells how the replication slot and the connector fare, and what to do. Exits 1 when a "
                        + "person must act.")
final class CdcStatusCommand implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "FILE", description = "also writes it here, for programs to read")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CdcSettings settings = CdcSettings.read();
        try (Guard guard = new Guard(settings.config(), settings.files(), false)) {
            guard.look();
            GuardReport report = guard.report();
            say(report);
            if (json != null) {
                Files.write(json, Json.bytes(report));
            }
            return report.severity() == Severity.ALARM ? RostrumCommand.FAILED : 0;
        } catch (SQLException cannotClose) {
            throw new IOException("PostgreSQL: " + cannotClose.getMessage(), cannotClose);
        }
    }

    private void say(GuardReport report) {
        PrintWriter out = spec.commandLine().getOut();
        Slot slot = report.slot();
        if (slot == null) {
            out.println("slot       cannot be asked about");
        } else if (!slot.present()) {
            out.println("slot       " + report.slotName() + " is not there");
        } else {
            out.println(String.format(
                    Locale.ROOT, "slot       %s %s, %s, %d KB behind, %d MB kept for it of at most %s",
                    report.slotName(), slot.walStatus(), slot.active() ? "read from" : "read by nobody",
                    Math.max(0, slot.lagBytes()) >> 10, Math.max(0, slot.retainedBytes()) >> 20,
                    slot.keepBytesMax() < 0 ? "any amount" : (slot.keepBytesMax() >> 20) + " MB"));
        }
        out.println("connector  " + report.connectorName() + " "
                + (report.connector() == null
                        ? "cannot be asked about"
                        : report.connector().state() + ", tasks " + report.connector().tasks()));
        for (Finding finding : report.findings()) {
            out.println(finding.severity().toString().toLowerCase(Locale.ROOT) + ": " + finding.line());
        }
        if (report.findings().isEmpty()) {
            out.println(report.sentence());
        }
        out.flush();
    }
}
