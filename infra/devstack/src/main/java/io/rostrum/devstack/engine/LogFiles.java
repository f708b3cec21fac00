package io.rostrum.devstack.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the engines write: {@code NAME.log} is its log, kept under a bound by the engine's own logging;
 * {@code NAME.out} is what it says to its standard streams, of which little is expected.
 */
public final class LogFiles {

    /**
     * A file of standard output, or a log that its engine cannot roll, is set aside at a start beyond this
     * size.
     */
    private static final long SET_ASIDE_BYTES = 8L << 20;

    private LogFiles() {}

    public static Path log(StackSettings settings, EngineName name) {
        return settings.logFolder().resolve(name + ".log");
    }

    public static Path out(StackSettings settings, EngineName name) {
        return settings.logFolder().resolve(name + ".out");
    }

    static Path configuration(StackSettings settings) {
        return settings.runFolder().resolve("logback.xml");
    }

    /** Makes the folder, writes the engines' logging configuration and sets long files aside. */
    static void prepare(StackSettings settings) throws IOException {
        Files.createDirectories(settings.logFolder());
        Files.createDirectories(settings.runFolder());
        try (InputStream in = LogFiles.class.getResourceAsStream("/engine-logback.xml")) {
            Files.copy(in, configuration(settings), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Called before one engine starts: its earlier output is kept once, so that a crash can still be read.
     */
    static void setAside(StackSettings settings, EngineName name) throws IOException {
        Path out = out(settings, name);
        if (Files.exists(out)) {
            Files.move(out, out.resolveSibling(name + ".out.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = log(settings, name);
        if (Files.exists(log) && Files.size(log) > SET_ASIDE_BYTES) {
            Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
