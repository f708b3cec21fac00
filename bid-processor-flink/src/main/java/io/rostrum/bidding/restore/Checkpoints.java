package io.rostrum.bidding.restore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints and savepoints of one command log and one state backend, in a folder of their own: another
 * backend cannot read a checkpoint, and another log's offsets mean nothing here. Savepoints are written so
 * that every backend reads them.
 *
 * @param folder holds one folder per job run, and in it {@code chk-N}, or {@code savepoint-…}, with a
 *     {@code _metadata}
 * @param others the folders of the same log's other backends, of which only savepoints can be taken up
 */
public record Checkpoints(Path folder, List<Path> others) {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String METADATA = "_metadata";
    private static final String SAVEPOINT = "savepoint-";
    private static final int DEPTH = 3;

    public Checkpoints {
        others = List.copyOf(others);
    }

    /**
     * The folder for this log and backend.
     *
     * @param topicId of the commands, which no other log ever has
     * @param backend one of {@code backends}
     * @param backends the names of all
     */
    public static Checkpoints of(Path data, String topicId, String backend, List<String> backends) {
        Path ofLog = data.resolve("flink").resolve("checkpoints").resolve(topicId);
        return new Checkpoints(
                ofLog.resolve(backend),
                backends.stream().filter(other -> !other.equals(backend)).map(ofLog::resolve).toList());
    }

    /**
     * The newest one that is complete and readable, or none; unreadable ones are named in the log and passed
     * over.
     */
    public Optional<Path> newest() throws IOException {
        List<Path> found = new ArrayList<>(metadataIn(folder));
        for (Path other : others) {
            metadataIn(other).stream()
                    .filter(file -> file.getParent().getFileName().toString().startsWith(SAVEPOINT))
                    .forEach(found::add);
        }
        return found.stream()
                .sorted(Comparator.comparing(Checkpoints::written).reversed())
                .map(Path::getParent)
                .filter(Checkpoints::readable)
                .findFirst();
    }

    /**
     * Deletes what no restart needs any more: the folders of other runs, and checkpoints that were never
     * completed.
     */
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

    private static List<Path> metadataIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.getFileName().toString().equals(METADATA)).toList();
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
        try (DataInputStream metadata =
                new DataInputStream(Files.newInputStream(checkpoint.resolve(METADATA)))) {
            org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
                    metadata, Checkpoints.class.getClassLoader(), checkpoint.toUri().toString());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("checkpoint", checkpoint).setCause(e).log("checkpoint cannot be read");
            return false;
        }
    }
}
