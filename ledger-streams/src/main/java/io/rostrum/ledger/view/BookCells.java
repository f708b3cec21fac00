package io.rostrum.ledger.view;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the index keeps on disk, by keys; what was put is seen once it is written. */
final class BookCells implements AutoCloseable {

    private static final long CACHE_BYTES = 32L << 20;
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    private static final int BLOOM_BITS = 10;
    private static final double BLOOM_PART = 0.1;
    private static final int FILES_BEFORE_COMPACTION = 8;

    static {
        RocksDB.loadLibrary();
    }

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            // The journal asks for every new id, and is nearly always told that there is none.
            .setMemtablePrefixBloomSizeRatio(BLOOM_PART)
            .setMemtableWholeKeyFiltering(true)
            // Written once and read seldom: each byte is rewritten a few times instead of at every level.
            .setCompactionStyle(CompactionStyle.UNIVERSAL)
            .setLevel0FileNumCompactionTrigger(FILES_BEFORE_COMPACTION)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setTableFormatConfig(new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setFilterPolicy(new BloomFilter(BLOOM_BITS)));
    /** Without a log of its own: what a crash takes from here is read from the journal again. */
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;
    private WriteBatch batch = new WriteBatch();

    /** Takes what is found. */
    interface Seen {
        void entry(byte[] key, byte[] value);
    }

    /** Takes what is found, and says whether to go on. */
    interface Looked {
        boolean entry(byte[] key, byte[] value);
    }

    BookCells(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException fault) {
            throw new IOException("the index in " + folder + " cannot be opened", fault);
        }
    }

    byte[] get(byte[] key) {
        try {
            return db.get(key);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be read", fault);
        }
    }

    void put(byte[] key, byte[] value) {
        try {
            batch.put(key, value);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be written", fault);
        }
    }

    /** Everything that was put, at once. */
    void write() {
        try {
            db.write(unlogged, batch);
        } catch (RocksDBException fault) {
            throw new IllegalStateException("the index cannot be written", fault);
        }
        batch.close();
        batch = new WriteBatch();
    }

    void each(byte[] prefix, Seen seen) {
        from(prefix, prefix, (key, value) -> {
            seen.entry(key, value);
            return true;
        });
    }

    /** In the order of their keys, from that one on, as long as they begin with the prefix. */
    void from(byte[] start, byte[] prefix, Looked looked) {
        try (RocksIterator all = db.newIterator()) {
            boolean more = true;
            for (all.seek(start); more && all.isValid()
                    && IndexKeys.startsWith(all.key(), prefix); all.next()) {
                more = looked.entry(all.key(), all.value());
            }
        }
    }

    /** In the order of their keys, from one to another, the latter left out. */
    void between(byte[] start, byte[] end, Looked looked) {
        try (Slice bound = new Slice(end);
                ReadOptions bounded = new ReadOptions().setIterateUpperBound(bound);
                RocksIterator all = db.newIterator(bounded)) {
            boolean more = true;
            for (all.seek(start); more && all.isValid(); all.next()) {
                more = looked.entry(all.key(), all.value());
            }
        }
    }

    /** The value of the last key up to that one, if it begins with the prefix; else null. */
    byte[] lastUpTo(byte[] key, byte[] prefix) {
        try (RocksIterator all = db.newIterator()) {
            all.seekForPrev(key);
            return all.isValid() && IndexKeys.startsWith(all.key(), prefix) ? all.value() : null;
        }
    }

    @Override
    public void close() {
        batch.close();
        db.close();
        unlogged.close();
        options.close();
        cache.close();
    }
}
