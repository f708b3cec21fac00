package io.rostrum.devstack;

import io.rostrum.devstack.changes.CdcCommand;
import io.rostrum.devstack.command.BenchCommand;
import io.rostrum.devstack.command.DemoCommand;
import io.rostrum.devstack.command.DownCommand;
import io.rostrum.devstack.command.FeedCommand;
import io.rostrum.devstack.command.LettersCommand;
import io.rostrum.devstack.command.LogsCommand;
import io.rostrum.devstack.command.ReconcileCommand;
import io.rostrum.devstack.command.RecordCommand;
import io.rostrum.devstack.command.ReplayCommand;
import io.rostrum.devstack.command.StatusCommand;
import io.rostrum.devstack.command.TestCommand;
import io.rostrum.devstack.command.TokenCommand;
import io.rostrum.devstack.command.UpCommand;
import io.rostrum.devstack.engine.CannotStart;
import io.rostrum.devstack.finance.FinanceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;

/**
 * {@code ./rostrum NAME [options]}. Exits 0 only on success, 1 when what was asked failed or was found
 * untrue, 2 when the command line cannot be read, 3 when the engines cannot start or stop.
 */
@Command(
        name = "rostrum",
        mixinStandardHelpOptions = true,
        version = "Rostrum 0.1.0",
        description = "Live-commerce auctions on a log: the development stack and its tools.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            LettersCommand.class,
            TokenCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            FeedCommand.class,
            FinanceCommand.class,
            CdcCommand.class,
            RecordCommand.class,
            ReconcileCommand.class,
            TestCommand.class,
        },
        footer = {
            "",
            "Settings are environment variables: ROSTRUM_DATA (folder, default ./data), ROSTRUM_KAFKA_PORT,",
            "ROSTRUM_KAFKA_CONTROLLER_PORT, ROSTRUM_REDIS_PORT, ROSTRUM_GATEWAY_PORT, ROSTRUM_GATEWAY_HOST;",
            "ROSTRUM_KAFKA and ROSTRUM_REDIS (HOST:PORT) name an engine that runs already and is not "
                    + "started;",
            "ROSTRUM_FLINK (HOST:PORT of its REST endpoint) a Flink cluster that the job is submitted to.",
        })
public final class RostrumCommand {

    /** What was asked failed, or was found untrue. */
    public static final int FAILED = 1;
    /** The engines could not start or stop. */
    public static final int CANNOT_START = 3;

    private RostrumCommand() {}

    /** The command line with all its names, as {@code main} and the tests use it. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RostrumCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, where, parsed) -> switch (fault) {
            case CannotStart sentence -> {
                where.getErr().println(sentence.getMessage());
                yield CANNOT_START;
            }
            case IllegalArgumentException sentence -> {
                where.getErr().println(sentence.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case IOException sentence -> {
                where.getErr().println(sentence);
                yield FAILED;
            }
            default -> throw fault;
        });
        return line;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
