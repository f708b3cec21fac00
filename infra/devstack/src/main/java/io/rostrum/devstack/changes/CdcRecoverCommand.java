package io.rostrum.devstack.changes;

import io.rostrum.cdc.connect.ConnectRefused;
import io.rostrum.cdc.guard.Guard;
import io.rostrum.cdc.guard.Recovery;
import io.rostrum.cdc.slot.Severity;
import io.rostrum.devstack.RostrumCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Begins the capture of changes anew after its slot was lost. */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description = {
            "Begins the capture of changes anew after its slot was lost or dropped: stops the connector,",
            "drops the slot, forgets where the connector was, marks rows that were deleted meanwhile,",
            "and lets the connector read every row once more. Readers see rows again that they know.",
        })
final class CdcRecoverCommand implements Callable<Integer> {

    @Option(names = "--anyway", description = "also when nothing is wrong with the slot")
    private boolean anyway;

    @Option(
            names = "--minutes", paramLabel = "N", defaultValue = "30",
            description = "how long reading all rows may take (${DEFAULT-VALUE})")
    private int minutes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CdcSettings settings = CdcSettings.read();
        try {
            if (!anyway && !needed(settings)) {
                spec.commandLine().getErr().println("The slot is not lost: nothing is to be recovered. "
                        + "--anyway reads all rows once more.");
                return RostrumCommand.FAILED;
            }
            new Recovery(
                    settings.config(), settings.record(), Duration.ofMinutes(minutes), this::say).run();
            return 0;
        } catch (ConnectRefused | IllegalStateException cannot) {
            spec.commandLine().getErr().println(cannot.getMessage() + ". Run it again when that is mended.");
            return RostrumCommand.FAILED;
        } catch (SQLException cannot) {
            throw new IOException(
                    "PostgreSQL at " + settings.config().database() + ": " + cannot.getMessage(), cannot);
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static boolean needed(CdcSettings settings) throws InterruptedException, SQLException {
        try (Guard guard = new Guard(settings.config(), settings.files(), false)) {
            guard.look();
            return guard.report().slot() == null || !guard.report().slot().present()
                    || guard.report().slot().lost()
                    || guard.report().severity() == Severity.ALARM;
        }
    }
}
