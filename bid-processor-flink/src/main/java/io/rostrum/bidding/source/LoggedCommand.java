package io.rostrum.bidding.source;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.log.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One record of the command log: its bytes, where and when the log has it, and who waits for the outcome.
 *
 * <p>It travels as bytes: where a shuffle stands between two steps, the other side parses again. Instances
 * are not changed but for the parsed form, which only saves work.
 */
public final class LoggedCommand {
    private final byte[] key;
    private final byte[] value;
    private final int partition;
    private final long offset;
    private final long logTimeMillis;
    private final byte[] replyTo;
    private final byte[] id;
    private CommandRecord parsed;

    LoggedCommand(
            byte[] key, byte[] value, int partition, long offset, long logTimeMillis, byte[] replyTo,
            byte[] id) {
        this.key = key;
        this.value = value;
        this.partition = partition;
        this.offset = offset;
        this.logTimeMillis = logTimeMillis;
        this.replyTo = replyTo;
        this.id = id;
    }

    public static LoggedCommand of(ConsumerRecord<byte[], byte[]> record) {
        return new LoggedCommand(
                record.key(),
                record.value(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                header(record, RecordHeaders.REPLY_TO),
                header(record, RecordHeaders.ID));
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    /** The command; bytes that are none are an {@link io.rostrum.contracts.MalformedRecord}. */
    public CommandRecord command() {
        if (parsed == null) {
            parsed = Json.read(value, CommandRecord.class);
        }
        return parsed;
    }

    /** The show that the record is about, once it is parsed. */
    public String showId() {
        return command().showId().value();
    }

    /** May be null. */
    public byte[] key() {
        return key;
    }

    /** May be null. */
    public byte[] value() {
        return value;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    /** LogAppendTime, in epoch milliseconds by the broker's clock. */
    public long logTimeMillis() {
        return logTimeMillis;
    }

    /** The node that waits for the outcome, or null. */
    public String replyTo() {
        return text(replyTo);
    }

    /** The id that the headers give the command, or null; nothing says that it is one. */
    public String headerId() {
        return text(id);
    }

    byte[] replyToBytes() {
        return replyTo;
    }

    byte[] idBytes() {
        return id;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoggedCommand that
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && partition == that.partition
                && offset == that.offset
                && logTimeMillis == that.logTimeMillis
                && Arrays.equals(replyTo, that.replyTo)
                && Arrays.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(partition, offset, logTimeMillis);
    }

    /** Says where it stands, never what it holds. */
    @Override
    public String toString() {
        return "command at partition " + partition + " offset " + offset;
    }
}
