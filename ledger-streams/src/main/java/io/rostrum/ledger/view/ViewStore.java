package io.rostrum.ledger.view;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A view's entries on disk, by text keys, written together with how far its topic was read. Written by one
 * thread, read by several; may be thrown away and made again.
 */
public final class ViewStore implements AutoCloseable {

    private static final long CACHE_BYTES = 16L << 20;
    private static final long WRITE_BUFFER_BYTES = 8L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    private final WriteOptions unsynced = new WriteOptions().setDisableWAL(false).setSync(false);
    private final RocksDB db;
    private final Map<String, byte[]> changed = new HashMap<>();

    /** Opens the entries in that folder, or makes it. */
    public ViewStore(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException fault) {
            throw new IOException("the view in " + folder + " cannot be opened", fault);
        }
    }

    /** To be seen after {@link #commit}; null removes. */
    public void put(String key, byte[] value) {
        changed.put(key, value);
    }

    /** As it will be after {@link #commit}, or null. For the writing thread. */
    public byte[] latest(String key) {
        return changed.containsKey(key) ? changed.get(key) : get(key);
    }

    /** As it was committed, or null. */
    byte[] get(String key) {
        try {
            return db.get(bytes(key));
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the view cannot be read", fault);
        }
    }

    /** The last part, behind the last slash, of the keys that start so; so many at most. */
    List<String> lastParts(String prefix, int limit) {
        byte[] start = bytes(prefix);
        List<String> found = new ArrayList<>();
        try (RocksIterator all = db.newIterator()) {
            for (all.seek(start); all.isValid() && found.size() < limit; all.next()) {
                if (!IndexKeys.startsWith(all.key(), start)) {
                    break;
                }
                String key = new String(all.key(), StandardCharsets.UTF_8);
                found.add(key.substring(key.lastIndexOf('/') + 1));
            }
        }
        return found;
    }

    /**
     * The committed keys that start so and come after that one, in the order of their bytes; so many at most.
     */
    public List<String> keys(String prefix, String after, int limit) {
        byte[] start = bytes(prefix);
        byte[] from = after.compareTo(prefix) > 0 ? bytes(after) : start;
        List<String> found = new ArrayList<>();
        try (RocksIterator all = db.newIterator()) {
            for (all.seek(from); all.isValid() && found.size() < limit; all.next()) {
                if (!IndexKeys.startsWith(all.key(), start)) {
                    break;
                }
                String key = new String(all.key(), StandardCharsets.UTF_8);
                if (!key.equals(after)) {
                    found.add(key);
                }
            }
        }
        return found;
    }

    public void commit(Map<Integer, Long> nextOffsets) {
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<String, byte[]> one : changed.entrySet()) {
                if (one.getValue() == null) {
                    batch.delete(bytes(one.getKey()));
                } else {
                    batch.put(bytes(one.getKey()), one.getValue());
                }
            }
            for (Map.Entry<Integer, Long> one : nextOffsets.entrySet()) {
                batch.put(offset(one.getKey()),
                        ByteBuffer.allocate(Long.BYTES).putLong(one.getValue()).array());
            }
            db.write(unsynced, batch);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the view cannot be written", fault);
        }
        changed.clear();
    }

    /** The offset to go on from; 0 at first. */
    long nextOffset(int partition) {
        byte[] bytes = get("offset/" + partition);
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    private static byte[] offset(int partition) {
        return bytes("offset/" + partition);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        db.close();
        unsynced.close();
        options.close();
        cache.close();
    }
}
