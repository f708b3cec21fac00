package io.rostrum.media.keys;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Which hash opens which show, and how far the log was read for it: one small file, replaced whole. */
final class KeyBook {

    private static final Logger LOG = LoggerFactory.getLogger(KeyBook.class);

    private final Path file;

    /**
     * What is kept.
     *
     * @param places the next offset of each partition
     * @param hashes by show
     */
    record Kept(Map<Integer, Long> places, Map<String, String> hashes) {
        Kept {
            places = Map.copyOf(places);
            hashes = Map.copyOf(hashes);
        }

        static final Kept NOTHING = new Kept(Map.of(), Map.of());
    }

    KeyBook(Path folder) {
        this.file = folder.resolve("stream-keys.json");
    }

    /** What was kept; nothing if there is no file, or none that can be read: then the log is read again. */
    Kept read() throws IOException {
        if (!Files.exists(file)) {
            return Kept.NOTHING;
        }
        try {
            return Json.read(Files.readAllBytes(file), Kept.class);
        } catch (MalformedRecord unreadable) {
            LOG.atWarn().setMessage("what was kept of stream keys cannot be read; the log is read again")
                    .addKeyValue("cause", unreadable.getMessage())
                    .log();
            return Kept.NOTHING;
        }
    }

    void write(Kept kept) throws IOException {
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.write(half, Json.bytes(kept));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
