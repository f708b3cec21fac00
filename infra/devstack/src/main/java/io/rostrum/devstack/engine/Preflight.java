package io.rostrum.devstack.engine;

import io.rostrum.devstack.engine.EngineSpec.PortUse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is looked at before anything starts; each fault is one sentence that names what to change. */
final class Preflight {

    private static final int JAVA_MIN = 21;
    private static final Duration PORT_PATIENCE = Duration.ofSeconds(20);
    private static final int PROBE_BYTES = 64 * 1024;

    private final StackSettings settings;

    Preflight(StackSettings settings) {
        this.settings = settings;
    }

    void check() {
        javaIsNewEnough();
        dataFolderTakesData();
    }

    private static void javaIsNewEnough() {
        int version = Runtime.version().feature();
        if (version < JAVA_MIN) {
            throw new CannotStart("Rostrum needs a JDK " + JAVA_MIN + " or later; this is Java " + version
                    + ". Install one, or set ROSTRUM_JAVA_HOME to it.");
        }
    }

    private void dataFolderTakesData() {
        Path data = settings.data();
        try {
            Files.createDirectories(data);
            long free = Files.getFileStore(data).getUsableSpace();
            if (free < settings.diskFreeMin()) {
                throw new CannotStart(
                        "The disk of " + data + " has " + (free >> 20) + " MB free; Rostrum wants "
                        + (settings.diskFreeMin() >> 20)
                        + " MB. Free some, or set ROSTRUM_DATA to a folder on another disk.");
            }
            Path probe = Files.createTempFile(data, "probe", ".tmp");
            Files.write(probe, new byte[PROBE_BYTES]);
            Files.delete(probe);
        } catch (IOException cannotWrite) {
            throw new CannotStart("The data folder " + data + " cannot be written (" + cannotWrite
                    + "). Set ROSTRUM_DATA to a folder that can.", cannotWrite);
        }
    }

    /** Refuses a port that is taken, or that two engines were given. */
    static void portsAreFree(Iterable<EngineSpec> engines) {
        Map<Integer, PortUse> given = new HashMap<>();
        for (EngineSpec engine : engines) {
            for (PortUse use : engine.ports()) {
                PortUse other = given.put(use.port(), use);
                if (other != null) {
                    throw new CannotStart(
                            "Port " + use.port() + " is given twice: by " + other.setting() + " and by "
                            + use.setting() + ". Change one of them.");
                }
                portIsFree(engine.name(), use);
            }
        }
    }

    /**
     * The same for an engine that ran a moment ago: what another program holds for a short while (another
     * stack that looked for free ports, a process whose sockets the system has not taken away yet) is waited
     * for.
     */
    static void portsComeFree(EngineSpec engine) {
        long until = System.nanoTime() + PORT_PATIENCE.toNanos();
        while (true) {
            try {
                portsAreFree(List.of(engine));
                return;
            } catch (CannotStart taken) {
                if (System.nanoTime() > until) {
                    throw taken;
                }
            }
            Stack.pause();
        }
    }

    private static void portIsFree(EngineName engine, PortUse use) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(use.host()), use.port()));
        } catch (IOException taken) {
            throw new CannotStart("Port " + use.port() + " on " + use.host() + ", which " + engine
                    + " needs, is taken by another program (" + taken.getMessage()
                    + "). Stop that program, or set "
                    + use.setting() + " to a free port.", taken);
        }
    }
}
