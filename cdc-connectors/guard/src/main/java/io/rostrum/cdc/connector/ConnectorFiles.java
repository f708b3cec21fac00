package io.rostrum.cdc.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of connectors' files. */
public final class ConnectorFiles {

    private static final String ENDING = ".json";

    private ConnectorFiles() {}

    /** Reads every {@code NAME.json} of a folder, by name; a folder without any is a fault. */
    public static List<ConnectorFile> read(Path folder, Map<String, String> values) throws IOException {
        List<ConnectorFile> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
                String fileName = file.getFileName().toString();
                String name = fileName.substring(0, fileName.length() - ENDING.length());
                all.add(ConnectorFile.read(name, Files.readAllBytes(file), values));
            }
        }
        if (all.isEmpty()) {
            throw new IOException(folder + " holds no connector");
        }
        return List.copyOf(all);
    }
}
