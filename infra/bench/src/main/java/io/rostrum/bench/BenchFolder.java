package io.rostrum.bench;

import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The data folder of a bench's own stack, {@code bench} below the data folder: nobody's auctions stand in it.
 */
final class BenchFolder {

    private BenchFolder() {}

    /**
     * Stops what a killed bench left running there, empties the folder, and tells the stack's settings over
     * it.
     */
    static StackSettings emptied(Map<String, String> environment) throws IOException {
        Path data = StackSettings.from(environment).data().resolve("bench");
        Map<String, String> own = new HashMap<>(environment);
        own.put("ROSTRUM_DATA", data.toString());
        StackSettings settings = StackSettings.from(own);
        if (Files.isDirectory(data)) {
            Stack.of(settings, Progress.SILENT).stopAll();
            empty(data);
        }
        return settings;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
