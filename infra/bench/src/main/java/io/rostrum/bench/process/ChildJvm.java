package io.rostrum.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A main class, of this module or another, as a child process with a heap of its own; it ends with this
 * program at the latest.
 */
public final class ChildJvm implements AutoCloseable {

    /** From this release on, the JVM complains of Kafka's and Flink's use of Unsafe unless told not to. */
    private static final int UNSAFE_COMPLAINTS_FROM = 24;

    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final Thread hook;

    private ChildJvm(Process process) {
        this.process = process;
        this.hook = new Thread(process::destroyForcibly, "stop-child");
    }

    /** Starts it and returns once it has printed a line that begins with {@code ready}. */
    public static ChildJvm start(
            Class<?> main, List<String> jvmOptions, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return start(
                System.getProperty("java.class.path"), main.getName(), jvmOptions, environment, arguments);
    }

    /** The same for a program with a class path of its own. */
    public static ChildJvm start(
            String classPath, String main, List<String> jvmOptions, Map<String, String> environment,
            List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        for (String opened : List.of("java.util", "java.lang", "java.time")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= UNSAFE_COMPLAINTS_FROM) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        ChildJvm child = new ChildJvm(builder.start());
        Runtime.getRuntime().addShutdownHook(child.hook);
        if (!child.saysReady()) {
            child.close();
            throw new IOException(main + " ended before it was ready");
        }
        return child;
    }

    private boolean saysReady() throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready")) {
                Thread.ofVirtual().name("words-of-a-child").start(() -> passOn(lines));
                return true;
            }
        }
        return false;
    }

    /** Whatever it says later is read as it comes: with a full pipe it would stand still. */
    private static void passOn(BufferedReader lines) {
        try {
            lines.lines().forEach(System.err::println);
        } catch (UncheckedIOException ended) {
            System.err.println("a child was stopped while it spoke: " + ended.getMessage());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, and ends it after a bounded wait. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook runs already; there is nothing left to remove.
            return;
        }
    }
}
