package io.rostrum.ledger.view;

import io.rostrum.accounting.Statement;
import io.rostrum.contracts.ledger.Account;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.ledger.EntryOutline;
import io.rostrum.contracts.ledger.Posting;
import io.rostrum.contracts.ledger.Side;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One posting in the history of its account: the totals after it, and what it was. */
final class AccountHistory {

    private AccountHistory() {}

    static byte[] bytes(Balance after, Posting posting, EntryOutline entry) {
        byte[] id = entry.entryId().getBytes(StandardCharsets.UTF_8);
        byte[] type = entry.factType().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 * Long.BYTES + 1 + Short.BYTES + id.length + type.length)
                .putLong(after.debitsMinor())
                .putLong(after.creditsMinor())
                .putLong(after.seq())
                .putLong(after.atMillis())
                .putLong(posting.minor())
                .put((byte) posting.side().ordinal())
                .putShort((short) id.length)
                .put(id)
                .put(type)
                .array();
    }

    static Balance balance(BookId bookId, Account account, String unit, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Balance(
                bookId, account, unit, buffer.getLong(), buffer.getLong(), 0, 0, buffer.getLong(),
                buffer.getLong());
    }

    static Statement.Line line(Account account, byte[] key, int prefixLength, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long debits = buffer.getLong();
        long credits = buffer.getLong();
        long seq = buffer.getLong();
        long atMillis = ByteBuffer.wrap(key, prefixLength, Long.BYTES).getLong();
        buffer.getLong();
        long minor = buffer.getLong();
        Side side = Side.values()[buffer.get()];
        byte[] id = new byte[buffer.getShort()];
        buffer.get(id);
        String type = StandardCharsets.UTF_8.decode(buffer).toString();
        long net = account.kind().normalSide() == Side.DEBIT ? debits - credits : credits - debits;
        return new Statement.Line(
                seq, atMillis, new String(id, StandardCharsets.UTF_8), type, side, minor, net);
    }
}
