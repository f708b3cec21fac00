package io.rostrum.devstack.changes;

import io.rostrum.cdc.connect.Application;
import io.rostrum.cdc.connect.ConnectRefused;
import io.rostrum.cdc.connect.ConnectRest;
import io.rostrum.cdc.connector.ConnectorFile;
import io.rostrum.devstack.RostrumCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Sets the connectors as their files say. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Validates the connectors' files and sets Kafka Connect's connectors as they say; what "
                        + "stands so already is left alone.")
final class CdcApplyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CdcSettings settings = CdcSettings.read();
        try (ConnectRest connect = new ConnectRest(settings.config().connect())) {
            for (ConnectorFile file : settings.files()) {
                Application.Outcome outcome = new Application(connect).apply(file);
                spec.commandLine().getOut()
                        .println(file.name() + " " + outcome.toString().toLowerCase(Locale.ROOT));
            }
            spec.commandLine().getOut().flush();
            return 0;
        } catch (ConnectorFile.Faulty | ConnectRefused fault) {
            spec.commandLine().getErr().println(fault.getMessage());
            return RostrumCommand.FAILED;
        }
    }
}
