package io.rostrum.devstack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Engines of this data folder that run already: left by {@code up}, held by another program, or orphans of a
 * killed one.
 */
final class Survivors {

    private final StackSettings settings;
    private final Engines engines;
    private final Progress progress;

    Survivors(StackSettings settings, Engines engines, Progress progress) {
        this.settings = settings;
        this.engines = engines;
        this.progress = progress;
    }

    /**
     * Adopts what was left on purpose, stops orphans and says which; refuses when somebody else holds an
     * engine.
     */
    Map<EngineName, EngineProcess> sortOut() throws IOException {
        Map<EngineName, EngineProcess> adopted = new EnumMap<>(EngineName.class);
        for (EngineName name : List.of(EngineName.values()).reversed()) {
            Path file = EngineProcess.pidFile(settings, name);
            Optional<PidFile> pid = PidFile.read(file);
            Optional<ProcessHandle> process = pid.flatMap(PidFile::process);
            if (process.isEmpty()) {
                Files.deleteIfExists(file);
            } else if (pid.get().left()) {
                refuseOtherPorts(name, pid.get());
                progress.say(String.format("%-8s runs already (pid %d)", name, pid.get().pid()));
                adopted.put(name, EngineProcess.adopted(name, process.get()));
            } else if (pid.get().ownerLives()) {
                throw new CannotStart(
                        "Another rostrum (pid " + pid.get().ownerPid() + ") runs " + name + " in "
                        + settings.data() + ". End it first, or set ROSTRUM_DATA to another folder.");
            } else {
                stopOrphan(name, process.get(), file);
            }
        }
        return adopted;
    }

    private void refuseOtherPorts(EngineName name, PidFile pid) throws IOException {
        Optional<EngineSpec> spec = engines.spec(name);
        if (spec.isPresent() && !PidFile.portsOf(spec.get()).equals(pid.ports())) {
            throw new CannotStart(name + " (pid " + pid.pid() + ") runs already, but on " + pid.ports()
                    + " instead of " + PidFile.portsOf(spec.get()) + ". Run ./rostrum down first.");
        }
    }

    private void stopOrphan(EngineName name, ProcessHandle process, Path file) throws IOException {
        progress.say(
                String.format(
                        "%-8s is an orphan of a killed run (pid %d): stopping it", name, process.pid()));
        EngineProcess.adopted(name, process).stop();
        Files.deleteIfExists(file);
    }

    /** Stops every engine that a pid file of this folder names and that lives; tells how many. */
    int stopAll() throws IOException {
        int stopped = 0;
        for (EngineName name : List.of(EngineName.values()).reversed()) {
            Path file = EngineProcess.pidFile(settings, name);
            Optional<ProcessHandle> process = PidFile.read(file).flatMap(PidFile::process);
            if (process.isPresent()) {
                boolean willingly = EngineProcess.adopted(name, process.get()).stop();
                progress.say(
                        String.format("%-8s %s", name,
                                willingly ? "stopped" : "killed, as it did not end by itself"));
                stopped++;
            }
            Files.deleteIfExists(file);
        }
        return stopped;
    }
}
