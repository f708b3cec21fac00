package io.rostrum.record.command;

import io.rostrum.contracts.Json;
import io.rostrum.record.RecordConfig;
import io.rostrum.record.rebuild.Difference;
import io.rostrum.record.rebuild.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Folds the log once more, compares with the tables, and repairs. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Folds the log once more into shadow tables, as far as the record has read it, compares, and",
            "applies only the differences. The keeper may run meanwhile. Exits 0 when the tables are as the",
            "log says."
        })
final class RebuildCommand implements Callable<Integer> {

    @Option(names = "--check", description = "only tells what differs; exits 1 if anything does")
    private boolean check;

    @Option(names = "--json", paramLabel = "FILE", description = "also writes it here, for programs to read")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RecordConfig.Invalid, SQLException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Difference> differences = new Rebuild(RecordConfig.from(System.getenv()), line -> {
            out.println(line);
            out.flush();
        }).run(!check);
        differences.forEach(difference -> say(out, difference));
        boolean same = differences.stream().allMatch(Difference::isNone);
        out.println(same
                ? "The tables are as the log says."
                : check
                        ? "The tables differ from the log; nothing was changed."
                        : "The tables were repaired.");
        if (json != null) {
            Files.write(json, Json.bytes(
                    Map.of("tables", differences, "same", same, "repaired", !same && !check)));
        }
        return same || !check ? 0 : RecordTool.FAILED;
    }

    private static void say(PrintWriter out, Difference difference) {
        out.printf(Locale.ROOT, "%-20s %,12d rows  %s%n", difference.table(), difference.rows(),
                difference.isNone()
                        ? "same"
                        : difference.missing() + " missing, " + difference.extra() + " extra, "
                                + difference.changed() + " changed");
        difference.examples().forEach(example -> out.println("    " + example));
    }
}
