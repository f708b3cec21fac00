package io.rostrum.bench;

import io.rostrum.devstack.engine.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code ./rostrum bench NAME [options]}, as a process of its own. Exits 0 only if every figure was measured
 * and keeps what is asked, 1 if one does not, 2 when the command line cannot be read, 3 when the engines
 * cannot start.
 */
@Command(
        name = "rostrum bench",
        mixinStandardHelpOptions = true,
        description = "Measures the platform on this machine.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            BidsCommand.class, DeciderCommand.class, LedgerCommand.class, RestoreCommand.class,
            EdgeCommand.class, MediaCommand.class,
            AnalyticsCommand.class})
public final class BenchMain {

    private static final int CANNOT_START = 3;

    private BenchMain() {}

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BenchMain());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, where, parsed) -> {
            if (fault instanceof CannotStart sentence) {
                where.getErr().println(sentence.getMessage());
                return CANNOT_START;
            }
            if (fault instanceof IllegalArgumentException sentence) {
                where.getErr().println(sentence.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw fault;
        });
        return line;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
