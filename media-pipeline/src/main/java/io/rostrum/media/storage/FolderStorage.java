package io.rostrum.media.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps objects as files below a folder; each is written beside its place and then moved there. */
public final class FolderStorage implements Storage {

    /** Files that were being written when the process was stopped begin so, and are removed at the start. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path root;
    private final AtomicLong written = new AtomicLong();

    /** Makes the folder, and clears away what an earlier process did not finish. */
    public FolderStorage(Path root) throws IOException {
        this.root = Files.createDirectories(root.toAbsolutePath().normalize());
        try (var files = Files.list(this.root)) {
            for (Path file : files.filter(FolderStorage::isUnfinished).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        return file.getFileName().toString().startsWith(UNFINISHED);
    }

    private Path path(String name) {
        return root.resolve(ObjectName.require(name));
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        put(name, file -> Files.write(file, bytes, StandardOpenOption.CREATE_NEW));
    }

    @Override
    public void put(String name, Path source) throws IOException {
        put(name, file -> Files.copy(source, file));
    }

    private void put(String name, Writing writing) throws IOException {
        Path target = path(name);
        Path beside = root.resolve(UNFINISHED + written.incrementAndGet());
        try {
            writing.to(beside);
            Files.createDirectories(target.getParent());
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            Files.deleteIfExists(beside);
            throw fault;
        }
    }

    /** Writes a file that is not there yet. */
    private interface Writing {
        void to(Path file) throws IOException;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> read(String name, long offset, int length) throws IOException {
        try (FileChannel file = FileChannel.open(path(name), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, Math.max(0, file.size() - offset)));
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, offset + bytes.position());
                if (read < 0) {
                    break;
                }
            }
            return Optional.of(Arrays.copyOf(bytes.array(), bytes.position()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        Path folder = root.resolve(ObjectName.requirePrefix(prefix));
        List<Entry> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isUnfinished(file)) {
                    found.add(new Entry(root.relativize(file).toString(), attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
        return found;
    }

    @Override
    public void delete(List<String> names) throws IOException {
        for (String name : names) {
            Path file = path(name);
            Files.deleteIfExists(file);
            for (Path folder = file.getParent(); !folder.equals(root); folder = folder.getParent()) {
                if (!removeIfEmpty(folder)) {
                    break;
                }
            }
        }
    }

    private static boolean removeIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (var inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                return false;
            }
        } catch (UncheckedIOException | NoSuchFileException gone) {
            return true;
        }
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException filled) {
            return false;
        }
    }
}
