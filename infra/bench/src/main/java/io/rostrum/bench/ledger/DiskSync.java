package io.rostrum.bench.ledger;

import io.rostrum.bench.statistics.Percentiles;
import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** How long the disk takes to make 8 KiB at the end of a file durable. */
final class DiskSync {

    private static final int TIMES = 300;
    private static final int BLOCK_BYTES = 8_192;

    private DiskSync() {}

    static Percentiles measure(Path folder) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "sync", ".probe");
        Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
            for (int i = 0; i < TIMES; i++) {
                block.clear();
                long before = System.nanoTime();
                channel.write(block);
                channel.force(false);
                nanos.recordValue(System.nanoTime() - before);
            }
        } finally {
            Files.delete(file);
        }
        return Percentiles.of(nanos);
    }
}
