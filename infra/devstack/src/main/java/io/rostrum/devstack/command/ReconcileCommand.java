package io.rostrum.devstack.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Whether the places that hold the same numbers agree. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Whether the places that hold the same numbers agree. (The books: finance reconcile.)",
        synopsisSubcommandLabel = "NAME",
        subcommands = ReconcileCommand.OfRecord.class)
public final class ReconcileCommand {

    /** Counts and sums per show and book in the log, PostgreSQL and Pinot. */
    @Command(
            name = "record",
            description = "Compares counts and sums in the log, PostgreSQL and Pinot; --help tells more.")
    static final class OfRecord implements Callable<Integer> {

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws IOException, InterruptedException {
            return RecordTool.run("reconcile", arguments);
        }
    }
}
