package io.rostrum.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names one command: a UUIDv7 made by whoever wishes it, so that a repeat is recognised.
 *
 * <p>The first 48 bits are the birth in epoch milliseconds (RFC 9562, section 5.7). An id made from a cause
 * carries the cause's log time there and a hash of the cause in the rest, so that the same cause always makes
 * the same id.
 */
public record CommandId(@JsonValue UUID value) {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_2 = 0x8000000000000000L;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        if (value == null || value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException("commandId must be a UUID of version 7");
        }
    }

    /** Reads the canonical text form; anything else is an {@link IllegalArgumentException}. */
    public static CommandId parse(String text) {
        if (text == null || text.length() != 36) {
            throw new IllegalArgumentException("commandId must be a UUID of version 7");
        }
        return new CommandId(UUID.fromString(text));
    }

    /**
     * A fresh id born at {@code birthMillis}, random in the rest. For clients and tests, never for the
     * decider.
     */
    public static CommandId fresh(long birthMillis) {
        var random = ThreadLocalRandom.current();
        return of(birthMillis, random.nextLong(), random.nextLong());
    }

    /** The id that {@code cause}, which the log saw at {@code causeMillis}, always makes. */
    public static CommandId derived(long causeMillis, String cause) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            return of(causeMillis, bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static CommandId of(long millis, long high, long low) {
        long first = (millis << 16) | VERSION_7 | (high & 0x0FFFL);
        long second = VARIANT_2 | (low & 0x3FFFFFFFFFFFFFFFL);
        return new CommandId(new UUID(first, second));
    }

    /** When the id was made, in epoch milliseconds, by the clock of whoever made it. */
    public long birthMillis() {
        return value.getMostSignificantBits() >>> 16;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
