package io.rostrum.bench.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints that a running job keeps below a folder, as they stand on the disk. */
record CheckpointFolder(Path folder) {

    private static final String METADATA = "_metadata";
    private static final String PREFIX = "chk-";

    /** The number of the newest complete checkpoint; 0 if there is none. */
    long newest() throws IOException {
        return newestFolder().map(CheckpointFolder::number).orElse(0L);
    }

    /** What the newest one takes on the disk, in bytes. */
    long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files(newestFolder().orElseThrow())) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private Optional<Path> newestFolder() throws IOException {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().equals(METADATA))
                .map(Path::getParent)
                .filter(checkpoint -> checkpoint.getFileName().toString().startsWith(PREFIX))
                .max(Comparator.comparingLong(CheckpointFolder::written));
    }

    private static long written(Path checkpoint) {
        return checkpoint.resolve(METADATA).toFile().lastModified();
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }

    /** All files; none where the job removes an older checkpoint meanwhile, for the next look. */
    private static List<Path> files(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException walking) {
            if (walking.getCause() instanceof NoSuchFileException) {
                return List.of();
            }
            throw walking;
        }
    }
}
