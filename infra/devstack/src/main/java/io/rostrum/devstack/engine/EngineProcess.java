package io.rostrum.devstack.engine;

import io.rostrum.devstack.engine.EngineSpec.Readiness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running engine: started by this program, or found running and adopted. */
final class EngineProcess {

    /** How long an engine may take to end by itself before it is killed. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private static final int PING_TIMEOUT_MILLIS = 500;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final EngineName name;
    private final ProcessHandle handle;
    private final long startedNanos;

    private EngineProcess(EngineName name, ProcessHandle handle) {
        this.name = name;
        this.handle = handle;
        this.startedNanos = System.nanoTime();
    }

    /** Starts the engine and remembers it in its pid file; does not wait. */
    static EngineProcess start(EngineSpec spec, StackSettings settings) throws IOException {
        LogFiles.setAside(settings, spec.name());
        Path out = LogFiles.out(settings, spec.name());
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C at the terminal reaches this program alone, which then stops all
            // in order.
            command.add(SETSID.toString());
        }
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.data().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        PidFile.ours(process.pid(), spec).write(pidFile(settings, spec.name()));
        return new EngineProcess(spec.name(), process.toHandle());
    }

    static EngineProcess adopted(EngineName name, ProcessHandle handle) {
        return new EngineProcess(name, handle);
    }

    static Path pidFile(StackSettings settings, EngineName name) {
        return settings.runFolder().resolve(name + ".pid");
    }

    EngineName name() {
        return name;
    }

    long pid() {
        return handle.pid();
    }

    boolean alive() {
        return handle.isAlive();
    }

    long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }

    boolean isReady(EngineSpec spec, StackSettings settings) throws IOException {
        return switch (spec.readiness()) {
            case Readiness.SaysReady says -> saidReady(LogFiles.out(settings, name));
            case Readiness.AnswersPing ping -> answersPing(ping.address());
            case Readiness.AnswersPostgres postgres -> PostgresFiles.takesSessions(postgres.address());
        };
    }

    private static boolean saidReady(Path out) throws IOException {
        if (!Files.exists(out)) {
            return false;
        }
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8)
                .lines()
                .anyMatch(line -> line.startsWith("ready"));
    }

    static boolean answersPing(Address address) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PING_TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address.host(), address.port()), PING_TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(7);
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG\r\n");
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Ends the process in its own time, or by force after {@link #STOP_PATIENCE}; false says that force was
     * needed.
     */
    boolean stop() {
        CompletableFuture<ProcessHandle> ended = handle.onExit();
        askToEnd();
        boolean willingly = waitFor(ended, STOP_PATIENCE);
        if (!willingly) {
            handle.destroyForcibly();
            if (!waitFor(ended, STOP_PATIENCE)) {
                throw new CannotStart(name + " (pid " + pid() + ") cannot be stopped");
            }
        }
        return willingly;
    }

    /** PostgreSQL would wait for everybody who is connected, if it were not told otherwise. */
    private void askToEnd() {
        if (name == EngineName.POSTGRES && handle.isAlive()) {
            signal("INT");
        } else {
            handle.destroy();
        }
    }

    /** Ends the process without asking it (SIGKILL) and waits until it is gone. */
    void kill() {
        CompletableFuture<ProcessHandle> ended = handle.onExit();
        handle.destroyForcibly();
        if (!waitFor(ended, STOP_PATIENCE)) {
            throw new CannotStart(name + " (pid " + pid() + ") cannot be killed");
        }
    }

    private static boolean waitFor(CompletableFuture<ProcessHandle> ended, Duration patience) {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a signal by name, such as {@code STOP} and {@code CONT}. */
    void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).inheritIO().start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(name + " (pid " + pid() + ") did not take signal " + signal);
            }
        } catch (IOException noKill) {
            throw new IllegalStateException("there is no kill program", noKill);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
