package io.rostrum.devstack.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The record in PostgreSQL. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "The record in PostgreSQL.",
        synopsisSubcommandLabel = "NAME",
        subcommands = RecordCommand.Rebuild.class)
public final class RecordCommand {

    /** Folds the log once more, compares with the tables, and repairs. */
    @Command(
            name = "rebuild",
            description = "Compares the tables with the log, applies only differences; --help tells more.")
    static final class Rebuild implements Callable<Integer> {

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws IOException, InterruptedException {
            return RecordTool.run("rebuild", arguments);
        }
    }
}
