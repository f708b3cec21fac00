package io.rostrum.bench;

import io.rostrum.bench.edge.EdgeRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code bench edge}. */
@Command(
        name = "edge",
        mixinStandardHelpOptions = true,
        description =
                "Measures what an edge (Varnish) takes off the origin of streams, and whether viewers wait"
                + " longer for it. Needs varnishd.")
final class EdgeCommand implements Callable<Integer> {

    private static final int FULL_SECONDS = 60;
    private static final int QUICK_SECONDS = 12;

    @Mixin
    private ReportOptions options;

    @Option(names = "--viewers", paramLabel = "N", defaultValue = "100", description = "100 unless said")
    private int viewers;

    @Override
    public Integer call() throws Exception {
        Duration window = Duration.ofSeconds(options.quick() ? QUICK_SECONDS : FULL_SECONDS);
        return options.deliver(
                new EdgeRun(BenchFolder.emptied(System.getenv()), viewers, window).run());
    }
}
