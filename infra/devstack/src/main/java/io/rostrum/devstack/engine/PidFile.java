package io.rostrum.devstack.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What is remembered of a started engine, so that a later run can find, adopt or stop it.
 *
 * @param pid the process
 * @param marker a text that its command line must hold; a pid that was given to another program lacks it
 * @param ownerPid the program that started it
 * @param ownerStartedMillis when that program started, as a pid alone may come again
 * @param left whether its owner left it running on purpose; if not, and the owner is gone, it is an orphan
 * @param ports the ports that it was started with, as text, so that a change of the settings is noticed
 */
record PidFile(
        long pid, String marker, long ownerPid, long ownerStartedMillis, boolean left, String ports) {

    /**
     * The start of a process is told in ticks since boot, and the time of the boot moves when the clock is
     * set.
     */
    private static final long CLOCK_SLACK_MILLIS = 5_000;

    static PidFile ours(long pid, EngineSpec spec) {
        ProcessHandle self = ProcessHandle.current();
        return new PidFile(pid, spec.marker(), self.pid(), startedMillis(self), false, portsOf(spec));
    }

    PidFile leftRunning() {
        return new PidFile(pid, marker, ownerPid, ownerStartedMillis, true, ports);
    }

    static String portsOf(EngineSpec spec) {
        return spec.ports().stream().map(use -> use.host() + ":" + use.port())
                .collect(Collectors.joining(","));
    }

    /** The engine's process, if it lives and is the one that was started. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::hasMarker);
    }

    boolean ownerLives() {
        return ProcessHandle.of(ownerPid)
                .filter(ProcessHandle::isAlive)
                .filter(owner -> Math.abs(startedMillis(owner) - ownerStartedMillis) < CLOCK_SLACK_MILLIS)
                .isPresent();
    }

    private boolean hasMarker(ProcessHandle process) {
        return commandLine(process).contains(marker);
    }

    private static String commandLine(ProcessHandle process) {
        Path linux = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(linux, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException noSuchFile) {
            return process.info().commandLine().orElse("");
        }
    }

    private static long startedMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    static Optional<PidFile> read(Path file) throws IOException {
        Properties text = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            text.load(in);
            return Optional.of(new PidFile(
                    Long.parseLong(text.getProperty("pid")),
                    text.getProperty("marker"),
                    Long.parseLong(text.getProperty("ownerPid")),
                    Long.parseLong(text.getProperty("ownerStartedMillis")),
                    Boolean.parseBoolean(text.getProperty("left")),
                    text.getProperty("ports", "")));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException halfWritten) {
            throw new IOException(file + " is not a pid file of ours; look at it and remove it", halfWritten);
        }
    }

    void write(Path file) throws IOException {
        Properties text = new Properties();
        text.setProperty("pid", Long.toString(pid));
        text.setProperty("marker", marker);
        text.setProperty("ownerPid", Long.toString(ownerPid));
        text.setProperty("ownerStartedMillis", Long.toString(ownerStartedMillis));
        text.setProperty("left", Boolean.toString(left));
        text.setProperty("ports", ports);
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (OutputStream out = Files.newOutputStream(half)) {
            text.store(out, null);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
