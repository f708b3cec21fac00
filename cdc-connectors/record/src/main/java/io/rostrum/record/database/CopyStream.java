package io.rostrum.record.database;

import io.rostrum.record.rows.Column;
import io.rostrum.record.rows.Table;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;

/**
 * Rows in PostgreSQL's binary COPY format ("COPY", File Formats, in its manual), sent while they are
 * encoded, so that the server stores the first while the last are still to come.
 */
final class CopyStream {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int CHUNK = 64 * 1024;

    private byte[] buffer = new byte[2 * CHUNK];
    private int length;

    /** Copies the rows into the table that stands under this name; tells how many the server took. */
    long copy(CopyManager manager, String name, Table<?> table, Collection<Object> rows) throws SQLException {
        CopyIn copy = manager.copyIn(
                "COPY " + name + " (" + table.columnList() + ") FROM STDIN (FORMAT binary)");
        try {
            begin();
            for (Object row : rows) {
                encode(table, row);
                if (length >= CHUNK) {
                    copy.writeToCopy(buffer, 0, length);
                    length = 0;
                }
            }
            putShort(-1);
            copy.writeToCopy(buffer, 0, length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void begin() {
        length = 0;
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        putInt(0);
        putInt(0);
    }

    private void encode(Table<?> table, Object row) {
        putShort(table.columns().size());
        for (Column column : table.columns()) {
            encode(column, row);
        }
    }

    private void encode(Column column, Object row) {
        try {
            switch (column.type()) {
                case TEXT -> putText((String) column.get().invokeExact(row));
                case INTEGER -> {
                    putInt(Integer.BYTES);
                    putInt((int) column.get().invokeExact(row));
                }
                case BIGINT -> {
                    putInt(Long.BYTES);
                    long value = (long) column.get().invokeExact(row);
                    putInt((int) (value >> Integer.SIZE));
                    putInt((int) value);
                }
                case BOOLEAN -> {
                    putInt(1);
                    room(1);
                    buffer[length++] = (byte) ((boolean) column.get().invokeExact(row) ? 1 : 0);
                }
            }
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable cannotHappen) {
            throw new IllegalStateException("a field cannot be read", cannotHappen);
        }
    }

    private void putText(String text) {
        byte[] bytes = Texts.storable(text).getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void putShort(int value) {
        room(Short.BYTES);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        room(Integer.BYTES);
        buffer[length++] = (byte) (value >> 24);
        buffer[length++] = (byte) (value >> 16);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
