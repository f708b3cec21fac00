package io.rostrum.bench;

import io.rostrum.bench.decider.DeciderRun;
import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code bench decider}. */
@Command(
        name = "decider",
        mixinStandardHelpOptions = true,
        description =
                "Measures what one bid costs in the decider, in Flink's harness on heap and RocksDB, and "
                        + "its JSON (JMH).")
final class DeciderCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        System.err.println(
                "measuring; this takes " + (options.quick() ? "a minute" : "two or three minutes"));
        Map<String, String> settings = Map.of("jvm", "one fork a benchmark; spread over its iterations");
        return options.deliver(
                new Report("decider", at, machine, settings, new DeciderRun(options.quick()).run()));
    }
}
