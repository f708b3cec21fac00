package io.rostrum.ledger.view;

import io.rostrum.accounting.Fingerprint;
import io.rostrum.accounting.Remembered;

import java.nio.ByteBuffer;

/** An entry that the journal booked, and where it stands in its topic. */
record BookedEntry(Remembered entry, int partition, long offset) {

    private static final int BYTES = 4 * Long.BYTES + Integer.BYTES + 1;

    static BookedEntry read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new BookedEntry(
                new Remembered(
                        buffer.getLong(), new Fingerprint(buffer.getLong(), buffer.getLong()),
                        buffer.get() == 1),
                buffer.getInt(), buffer.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(entry.seq())
                .putLong(entry.fact().high())
                .putLong(entry.fact().low())
                .put((byte) (entry.closed() ? 1 : 0))
                .putInt(partition)
                .putLong(offset)
                .array();
    }
}
