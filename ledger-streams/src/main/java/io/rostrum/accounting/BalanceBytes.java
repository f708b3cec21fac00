package io.rostrum.accounting;

import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;

import java.nio.ByteBuffer;

/**
 * A balance as the ledger's own books keep it: {@link Balance#key} as text, and six numbers of eight
 * bytes.
 */
public final class BalanceBytes {

    private static final int BYTES = 6 * Long.BYTES;

    private BalanceBytes() {}

    public static byte[] of(Balance balance) {
        return ByteBuffer.allocate(BYTES)
                .putLong(balance.debitsMinor())
                .putLong(balance.creditsMinor())
                .putLong(balance.reservedDebitsMinor())
                .putLong(balance.reservedCreditsMinor())
                .putLong(balance.seq())
                .putLong(balance.atMillis())
                .array();
    }

    /** @throws IllegalArgumentException if the key names no account of a book */
    public static Balance read(String key, byte[] bytes) {
        int first = key.indexOf('/');
        int last = key.lastIndexOf('/');
        if (first < 0 || first == last || bytes.length != BYTES) {
            throw new IllegalArgumentException(key + " with " + bytes.length + " bytes is no balance");
        }
        return read(
                new BookId(key.substring(0, first)), new Account(key.substring(first + 1, last)),
                key.substring(last + 1), bytes);
    }

    public static Balance read(BookId bookId, Account account, String unit, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Balance(
                bookId, account, unit, buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong(),
                buffer.getLong(), buffer.getLong());
    }
}
