package io.rostrum.bidding.restore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints and savepoints of one command log, in a folder of its own.
 *
 * @param folder holds one folder per job run, and in it {@code chk-N} or {@code savepoint-…} with a {@code _metadata}
 */
public record Checkpoints(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String METADATA = "_metadata";
    private static final int DEPTH = 3;

    /** The folder for the log of this Kafka cluster. */
    public static Checkpoints of(Path data, String kafkaClusterId) {
        return new Checkpoints(data.resolve("flink").resolve("checkpoints").resolve(kafkaClusterId));
    }

    /** The newest one that is complete and readable, or none; unreadable ones are named in the log and passed over. */
    public Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return all().stream().filter(Checkpoints::readable).findFirst();
    }

    /** Deletes what no restart needs any more: the folders of other runs, and checkpoints that were never completed. */
    public void dropAllBut(Path kept) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> runs = Files.list(folder)) {
            for (Path run : runs.toList()) {
                if (kept == null || !kept.startsWith(run)) {
                    delete(run);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.getFileName().toString().equals(METADATA))
                    .sorted(Comparator.comparing(Checkpoints::written).reversed())
                    .map(Path::getParent)
                    .toList();
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the time of " + file, e);
        }
    }

    private static boolean readable(Path checkpoint) {
        try (DataInputStream metadata = new DataInputStream(Files.newInputStream(checkpoint.resolve(METADATA)))) {
            org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
                    metadata, Checkpoints.class.getClassLoader(), checkpoint.toUri().toString());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("checkpoint", checkpoint).setCause(e).log("checkpoint cannot be read");
            return false;
        }
    }
}
