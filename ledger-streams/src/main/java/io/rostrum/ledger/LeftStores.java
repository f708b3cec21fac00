package io.rostrum.ledger;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The state stores that a run left behind. Under {@code exactly_once_v2} a store that was not closed is
 * never used again, because it may hold what was not committed; Kafka Streams finds that out store by store,
 * opening each of them twice. Here all of them go at once before the start.
 *
 * <p>A run that was closed says so in a file; that of a run that was killed is missing. The names of the
 * processes stay, so that their transactions are ended at once.
 */
final class LeftStores {

    private static final String CLOSED = "closed";
    private static final Pattern TASK = Pattern.compile("[0-9]+_[0-9]+");

    private final Path folder;

    /** @param folder below which each application has a folder of its own */
    LeftStores(Path folder) {
        this.folder = folder;
    }

    /** Before the stores are opened: removes those of a run that was not closed. */
    void open() throws IOException {
        Files.createDirectories(folder);
        if (!Files.deleteIfExists(folder.resolve(CLOSED))) {
            for (Path application : foldersIn(folder)) {
                for (Path task : foldersIn(application)) {
                    if (TASK.matcher(task.getFileName().toString()).matches()) {
                        remove(task);
                    }
                }
            }
        }
    }

    /** After every store was closed. */
    void closed() throws IOException {
        Files.createFile(folder.resolve(CLOSED));
    }

    private static List<Path> foldersIn(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private static void remove(Path task) throws IOException {
        Files.walkFileTree(task, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
