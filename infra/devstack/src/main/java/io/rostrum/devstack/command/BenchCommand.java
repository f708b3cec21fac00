package io.rostrum.devstack.command;

import io.rostrum.devstack.engine.ModuleJars;
import io.rostrum.devstack.engine.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs the measurements of {@code infra/bench} as a process of its own: they want a heap and a compiler that
 * this program does without, and Flink on their class path.
 */
@Command(
        name = "bench",
        description = "Measures the platform on this machine; bench --help tells what there is.")
public final class BenchCommand implements Callable<Integer> {

    private static final String HEAP = "-Xmx1g";
    /** From this release on, the JVM complains of Kafka's and Flink's use of Unsafe unless told not to. */
    private static final int UNSAFE_COMPLAINTS_FROM = 24;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackSettings settings = StackSettings.from(System.getenv());
        List<String> command = new ArrayList<>(List.of(
                settings.java().toString(), HEAP, "--enable-native-access=ALL-UNNAMED"));
        for (String opened : List.of("java.util", "java.lang", "java.time")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= UNSAFE_COMPLAINTS_FROM) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(
                List.of("-cp", new ModuleJars(settings).classPath("infra/bench"),
                        "io.rostrum.bench.BenchMain"));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
