package io.rostrum.devstack.changes;

import io.rostrum.cdc.comparison.Comparison;
import io.rostrum.cdc.comparison.Comparisons;
import io.rostrum.cdc.comparison.Keys;
import io.rostrum.cdc.comparison.TooMany;
import io.rostrum.devstack.RostrumCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Folds each topic of changed rows by key and compares it with its table. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Folds each topic of changed rows by key and compares it with its table, until they are "
                        + "equal or the time is up. Exits 1 when they differ.")
final class CdcCompareCommand implements Callable<Integer> {

    private static final int EXAMPLES = 3;

    @Option(
            names = "--seconds", paramLabel = "N", defaultValue = "30",
            description = "how long a difference may take to settle, as rows change all the time "
                    + "(${DEFAULT-VALUE})")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CdcSettings settings = CdcSettings.read();
        Comparisons comparisons =
                new Comparisons(settings.config().kafka(), settings.config().database()::connect);
        boolean equal = true;
        for (String table : settings.record().tables()) {
            try {
                Comparison comparison = comparisons.settled(table, Duration.ofSeconds(seconds));
                say(comparison);
                equal &= comparison.equal();
            } catch (SQLException cannot) {
                throw new IOException(
                        "PostgreSQL at " + settings.config().database() + ": " + cannot.getMessage(), cannot);
            } catch (TooMany tooMany) {
                spec.commandLine().getErr().println(tooMany.getMessage());
                equal = false;
            }
        }
        return equal ? 0 : RostrumCommand.FAILED;
    }

    private void say(Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT, "%-20s %9d rows, %9d records (%d say again what was known): %s",
                comparison.table(), comparison.rows(), comparison.records(), comparison.repeats(),
                comparison.equal() ? "equal" : "NOT EQUAL"));
        say(out, "the topic lacks", comparison.missing());
        say(out, "the rows differ of", comparison.different());
        say(out, "the table lacks", comparison.surplus());
        out.flush();
    }

    private static void say(PrintWriter out, String what, Keys keys) {
        if (keys.count() > 0) {
            out.println("  " + what + " " + keys.count() + " keys, such as "
                    + keys.first().stream().limit(EXAMPLES).collect(Collectors.joining(", ")));
        }
    }
}
