package io.rostrum.gateway.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps pictures as files below one folder, spread over 256 folders by the first two digits of their id. */
public record PictureFolder(Path folder) implements PictureStore {

    @Override
    public void keep(Picture picture) throws IOException {
        Path file = file(picture.id());
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "fresh", ".part");
        try {
            Files.write(fresh, picture.bytes());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public Optional<byte[]> find(String id) throws IOException {
        if (!Picture.isId(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file(id)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Path file(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }
}
