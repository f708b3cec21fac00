package io.rostrum.media.lots;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The lots of all shows, one small file each, and how far the log was read. For any thread.
 *
 * <p>A folder that was lost is made again out of the log.
 */
public final class LotBook {

    /** How many shows are in memory at a time. */
    private static final int IN_MEMORY = 256;

    private static final String SUFFIX = ".json";
    private static final String PLACES = "places";

    private final Path folder;
    private final Set<String> wanting = new HashSet<>();
    private final Map<String, ShowLots> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ShowLots> eldest) {
            return size() > IN_MEMORY;
        }
    };

    public LotBook(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                mark(name.substring(0, name.length() - SUFFIX.length()));
            }
        }
    }

    private void mark(String show) throws IOException {
        if (of(show).lots().stream().anyMatch(LotTime::wantsClip)) {
            wanting.add(show);
        } else {
            wanting.remove(show);
        }
    }

    /** The lots of a show; none if nothing is known of it. */
    public synchronized ShowLots of(String show) throws IOException {
        ShowLots lots = known.get(show);
        if (lots == null) {
            try {
                lots = Json.LOG.readValue(Files.readAllBytes(folder.resolve(show + SUFFIX)), ShowLots.class);
            } catch (NoSuchFileException none) {
                lots = ShowLots.NONE;
            }
            known.put(show, lots);
        }
        return lots;
    }

    /** The shows of which a lot is closed and has no clip. */
    synchronized List<String> wanting() {
        return List.copyOf(wanting);
    }

    /** Takes one event of a show into its lots; one that was taken before changes nothing. */
    public void event(EventRecord record) throws IOException {
        change(record.showId().value(), lots -> lots.with(record));
    }

    synchronized void change(String show, UnaryOperator<ShowLots> change) throws IOException {
        ShowLots before = of(show);
        ShowLots after = change.apply(before);
        if (!after.equals(before)) {
            write(folder.resolve(show + SUFFIX), Json.bytes(after));
            known.put(show, after);
            mark(show);
        }
    }

    /** Where reading the log goes on, by partition; nothing before the first time. */
    Map<Integer, Long> places() throws IOException {
        try {
            return Json.LOG.readValue(
                    Files.readAllBytes(folder.resolve(PLACES)), new TypeReference<Map<Integer, Long>>() {});
        } catch (NoSuchFileException none) {
            return Map.of();
        }
    }

    void putPlaces(Map<Integer, Long> places) throws IOException {
        write(folder.resolve(PLACES), Json.bytes(places));
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.write(beside, bytes);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets shows about which nothing was heard since then. */
    public synchronized void forgetBefore(long millis) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(FileTime.fromMillis(millis)) < 0) {
                    String name = file.getFileName().toString();
                    String show = name.substring(0, name.length() - SUFFIX.length());
                    known.remove(show);
                    wanting.remove(show);
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
