package io.rostrum.record.command;

import io.rostrum.record.RecordConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.sql.SQLException;

/**
 * {@code rebuild} and {@code reconcile}. Exits 0 if all is well, 1 if not, 2 if the settings or options are
 * wrong.
 */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "The record in PostgreSQL beside the log.",
        subcommands = {RebuildCommand.class, ReconcileCommand.class})
public final class RecordTool {

    static final int FAILED = 1;

    private RecordTool() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new RecordTool());
        line.setExecutionExceptionHandler((fault, where, parsed) -> switch (fault) {
            case RecordConfig.Invalid sentence -> {
                where.getErr().println(sentence.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case SQLException sentence -> {
                where.getErr().println("PostgreSQL: " + sentence.getMessage());
                yield FAILED;
            }
            case IOException sentence -> {
                where.getErr().println(sentence.getMessage());
                yield FAILED;
            }
            default -> throw fault;
        });
        System.exit(line.execute(arguments));
    }
}
