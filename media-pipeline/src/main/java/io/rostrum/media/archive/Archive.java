package io.rostrum.media.archive;

import io.rostrum.media.mp4.InitSegment;
import io.rostrum.media.mp4.MalformedMedia;
import io.rostrum.media.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of all shows, within a bound: when there is no more room, the replay that has been over
 * longest
 * goes first; what is live is never removed, and never waited for by a stream.
 *
 * <p>For any thread. Nothing is known but what the storage lists, so a killed process finds all again.
 */
public final class Archive {

    /** How many shows' indexes are held at a time, beside those that are live. */
    static final int INDEXES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final Storage storage;
    private final long quotaBytes;
    private final Map<String, Size> sizes = new HashMap<>();
    private final LinkedHashMap<String, Recording> indexes = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    /** What a show takes, and since when it is over; 0 is live or interrupted. */
    private record Size(long bytes, long overMillis) {}

    /** There is no more room, and nothing that might go. */
    public static final class NoRoom extends IOException {

        private static final long serialVersionUID = 1L;

        NoRoom(Throwable cause) {
            super("no room for more of a live stream, and no replay that could go", cause);
        }
    }

    /**
     * Lists everything once.
     *
     * @param quotaBytes the most that may be kept
     */
    public Archive(Storage storage, long quotaBytes) throws IOException {
        this.storage = storage;
        this.quotaBytes = quotaBytes;
        for (Storage.Entry entry : storage.list("")) {
            int slash = entry.name().indexOf('/');
            if (slash > 0) {
                Names.Kept kept = Names.read(entry.name().substring(slash + 1), entry.size());
                long over = kept instanceof Names.Over at ? at.atMillis() : 0;
                grow(entry.name().substring(0, slash), entry.size(), over);
            }
        }
    }

    private void grow(String show, long bytes, long overMillis) {
        total += bytes;
        sizes.merge(show, new Size(bytes, overMillis), (old, more) -> new Size(
                old.bytes() + more.bytes(), Math.max(old.overMillis(), more.overMillis())));
    }

    /** The names of shows of which something is kept and that are not over: a crash left them. */
    public synchronized List<String> unfinished() {
        return sizes.entrySet().stream()
                .filter(size -> size.getValue().overMillis() == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How many bytes are kept. */
    public synchronized long totalBytes() {
        return total;
    }

    /** The index of a show; absent if nothing is kept of it. */
    public synchronized Optional<Recording> find(String show) throws IOException {
        if (!sizes.containsKey(show)) {
            return Optional.empty();
        }
        Recording known = indexes.get(show);
        if (known == null) {
            known = load(show);
            indexes.put(show, known);
            forget();
        }
        return Optional.of(known);
    }

    private void forget() {
        var oldest = indexes.entrySet().iterator();
        while (indexes.size() > INDEXES && oldest.hasNext()) {
            Size size = sizes.get(oldest.next().getKey());
            if (size == null || size.overMillis() > 0) {
                oldest.remove();
            }
        }
    }

    private Recording load(String show) throws IOException {
        Recording recording = new Recording(show);
        for (Storage.Entry entry : storage.list(show + "/")) {
            Names.Kept kept = Names.read(entry.name().substring(show.length() + 1), entry.size());
            if (kept == null) {
                continue;
            }
            recording.note(kept, entry.size());
            if (kept instanceof Names.Init init) {
                loadInit(recording, entry.name(), init);
            }
        }
        return recording;
    }

    private void loadInit(Recording recording, String name, Names.Init init) throws IOException {
        try {
            Optional<byte[]> bytes = storage.read(name);
            if (bytes.isPresent()) {
                recording.noteInit(init.rendition(), init.run(), InitSegment.parse(bytes.get()));
            }
        } catch (MalformedMedia fault) {
            LOG.atError()
                    .setMessage("a kept initialization cannot be read: the run is left out of the replay")
                    .addKeyValue("object", name)
                    .addKeyValue("fault", fault.getMessage())
                    .log();
        }
    }

    /** The index of a show, begun if nothing is kept of it. */
    public Recording begin(String show, long epochMillis) throws IOException {
        Optional<Recording> known = find(show);
        if (known.isPresent() && known.get().epochMillis() >= 0) {
            return known.get();
        }
        put(show, new Names.Epoch(epochMillis), new byte[0]);
        return find(show).orElseThrow();
    }

    public void putInit(String show, String rendition, int run, InitSegment init) throws IOException {
        put(show, new Names.Init(rendition, run), init.bytes());
        find(show).orElseThrow().noteInit(rendition, run, init);
    }

    public void putSegment(String show, String rendition, KeptSegment segment, byte[] bytes)
            throws IOException {
        put(show, new Names.Piece(rendition, segment), bytes);
    }

    public void putThumb(String show, long mediaMillis, byte[] jpeg) throws IOException {
        put(show, new Names.Thumb(mediaMillis), jpeg);
    }

    /** Keeps a clip; one of the same name is replaced. */
    public void putClip(String show, String clip, Path file) throws IOException {
        Names.Kept name = new Names.ClipFile(clip);
        keep(show, name, Files.size(file), () -> storage.put(Names.of(show, name), file));
    }

    /** The stream is over: its replay may go when there is no more room. */
    public void over(String show, long atMillis) throws IOException {
        put(show, new Names.Over(atMillis), new byte[0]);
    }

    /** The stream goes on after all. */
    public void resume(String show) throws IOException {
        Recording recording = find(show).orElseThrow();
        long since = recording.overMillis();
        if (since > 0) {
            storage.delete(List.of(Names.of(show, new Names.Over(since))));
            synchronized (this) {
                recording.resumed(0);
                sizes.computeIfPresent(show, (name, size) -> new Size(size.bytes(), 0));
            }
        }
    }

    private void put(String show, Names.Kept kept, byte[] bytes) throws IOException {
        keep(show, kept, bytes.length, () -> storage.put(Names.of(show, kept), bytes));
    }

    /** Writes to the storage. */
    private interface Write {
        void run() throws IOException;
    }

    private void keep(String show, Names.Kept kept, long bytes, Write write) throws IOException {
        makeRoom(show, bytes);
        try {
            write.run();
        } catch (IOException full) {
            LOG.atWarn()
                    .setMessage("the storage did not take an object")
                    .addKeyValue("showId", show)
                    .addKeyValue("fault", full.toString())
                    .log();
            if (!removeOldest(show)) {
                throw new NoRoom(full);
            }
            write.run();
        }
        synchronized (this) {
            grow(show, bytes, kept instanceof Names.Over over ? over.atMillis() : 0);
            Recording index = indexes.get(show);
            if (index != null) {
                index.note(kept, bytes);
            }
        }
    }

    private void makeRoom(String show, long bytes) throws IOException {
        while (totalBytes() + bytes > quotaBytes) {
            if (!removeOldest(show)) {
                throw new NoRoom(null);
            }
        }
    }

    /** Removes the replay that has been over longest; false if there is none but that one. */
    private boolean removeOldest(String but) throws IOException {
        Optional<String> oldest;
        synchronized (this) {
            oldest = sizes.entrySet().stream()
                    .filter(size -> size.getValue().overMillis() > 0 && !size.getKey().equals(but))
                    .min(Comparator
                            .comparingLong((Map.Entry<String, Size> size) -> size.getValue().overMillis())
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey);
        }
        if (oldest.isEmpty()) {
            return false;
        }
        remove(oldest.get(), "there is no more room");
        return true;
    }

    /** Removes every replay that was over before that time. */
    public void removeOverBefore(long millis) throws IOException {
        List<String> old;
        synchronized (this) {
            old = sizes.entrySet().stream()
                    .filter(size -> size.getValue().overMillis() > 0 && size.getValue().overMillis() < millis)
                    .map(Map.Entry::getKey)
                    .toList();
        }
        for (String show : old) {
            remove(show, "it was kept as long as was said");
        }
    }

    private void remove(String show, String why) throws IOException {
        synchronized (this) {
            Size size = sizes.remove(show);
            indexes.remove(show);
            total -= size == null ? 0 : size.bytes();
        }
        List<String> names = new ArrayList<>();
        for (Storage.Entry entry : storage.list(show + "/")) {
            names.add(entry.name());
        }
        names.sort(Comparator.comparing((String name) -> name.contains("/over.")));
        storage.delete(names);
        LOG.atInfo()
                .setMessage("a replay was removed")
                .addKeyValue("showId", show)
                .addKeyValue("why", why)
                .log();
    }

    /** The bytes of a kept segment; absent if they are not there. */
    public Optional<byte[]> segment(String show, String rendition, KeptSegment segment) throws IOException {
        return storage.read(Names.of(show, new Names.Piece(rendition, segment)));
    }

    public Optional<byte[]> thumb(String show, long mediaMillis) throws IOException {
        return storage.read(Names.of(show, new Names.Thumb(mediaMillis)));
    }

    /** A piece of a clip, shorter at its end; absent if there is no such clip. */
    public Optional<byte[]> clip(String show, String clip, long offset, int length) throws IOException {
        return storage.read(Names.of(show, new Names.ClipFile(clip)), offset, length);
    }
}
