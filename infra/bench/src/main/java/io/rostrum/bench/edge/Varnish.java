package io.rostrum.bench.edge;

import io.rostrum.devstack.engine.CannotStart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Varnish with the edge's configuration, in front of an origin on loopback. */
public final class Varnish implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("infra", "deploy", "edge", "varnish.vcl");
    private static final int READY_SECONDS = 30;
    private static final long LOOK_MILLIS = 100;

    private final Process process;
    private final Thread hook;

    private Varnish(Process process) {
        this.process = process;
        hook = new Thread(process::destroyForcibly, "stop-varnish");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it; tells how to get it where there is none. */
    public static Varnish start(Path home, Path folder, int port, int originPort)
            throws IOException, InterruptedException {
        Path program = program();
        Files.createDirectories(folder);
        String text = Files.readString(home.resolve(CONFIGURATION))
                .replace(".port = \"8100\"", ".port = \"" + originPort + "\"");
        Path own = Files.writeString(folder.resolve("edge.vcl"), text);
        List<String> command = List.of(
                program.toString(), "-F", "-a", "127.0.0.1:" + port, "-f", own.toAbsolutePath().toString(),
                "-n", folder.resolve("varnish").toAbsolutePath().toString(),
                "-s", "malloc,128m", "-T", "none",
                "-p", "rush_exponent=30", "-p", "thread_pool_min=50", "-p", "thread_pools=1");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("varnish.log").toFile());
        Varnish varnish = new Varnish(builder.start());
        varnish.awaitListening(port, folder);
        return varnish;
    }

    private static Path program() {
        for (String folder : List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin")) {
            Path program = Path.of(folder, "varnishd");
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        throw new CannotStart("there is no varnishd on this machine: apt-get install varnish"
                + " (Debian, Ubuntu), dnf install varnish (Fedora), brew install varnish");
    }

    private void awaitListening(int port, Path folder) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (System.nanoTime() < until && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        close();
        throw new CannotStart("varnishd did not start: "
                + Files.readString(folder.resolve("varnish.log")).strip());
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
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
