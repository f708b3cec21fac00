package io.rostrum.ledger.view;

import io.rostrum.contracts.ledger.Balance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the index names what it keeps; numbers are big-endian, so that keys sort by time. */
final class IndexKeys {

    private static final byte BALANCE = 'b';
    private static final byte HISTORY = 'h';
    private static final byte BOOK = 'k';
    private static final byte OWED = 'w';
    private static final byte OFFSET = 'o';
    private static final byte MONTH = 'm';
    private static final byte PERIOD = 'p';
    private static final byte ENTRY = 'e';
    private static final int PLACE_BYTES = 2 * Long.BYTES + Integer.BYTES;

    /** Every book's head starts with this. */
    static final byte[] BOOKS = {BOOK};

    private IndexKeys() {}

    /** What is owed to others in one book and unit. */
    static byte[] owed(String key) {
        return tagged(OWED, key);
    }

    static byte[] balance(String balanceKey) {
        return tagged(BALANCE, balanceKey);
    }

    static byte[] balancesOf(String bookId) {
        return tagged(BALANCE, bookId + "/");
    }

    /** The key of {@link Balance#key} that a key of {@link #balance} holds. */
    static String balanceKey(byte[] key) {
        return text(key);
    }

    static byte[] book(String bookId) {
        return tagged(BOOK, bookId);
    }

    static byte[] offset(int partition) {
        return tagged(OFFSET, Integer.toString(partition));
    }

    /** The totals of one kind of account in one month. */
    static byte[] month(String key) {
        return tagged(MONTH, key);
    }

    static byte[] periods(String bookId) {
        return tagged(PERIOD, bookId + "/");
    }

    static byte[] period(String bookId, long seq) {
        byte[] prefix = periods(bookId);
        return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(seq).array();
    }

    static byte[] entry(String entryId) {
        return tagged(ENTRY, entryId);
    }

    /** The text behind a key's tag. */
    static String text(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
    }

    /** Everything of one account in one unit starts with this. */
    static byte[] history(String balanceKey) {
        return tagged(HISTORY, balanceKey + "\0");
    }

    static byte[] history(byte[] prefix, long atMillis, long seq, int line) {
        return ByteBuffer.allocate(prefix.length + PLACE_BYTES)
                .put(prefix)
                .putLong(atMillis)
                .putLong(seq)
                .putInt(line)
                .array();
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] tagged(byte tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + bytes.length).put(tag).put(bytes).array();
    }
}
