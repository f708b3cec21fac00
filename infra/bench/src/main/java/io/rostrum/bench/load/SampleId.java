package io.rostrum.bench.load;

import io.rostrum.contracts.id.CommandId;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A command id that says which bid of which leg it is, so that an answer is matched to its due time without a
 * table.
 *
 * <p>Still a UUIDv7: the birth in the first 48 bits, the leg in the next 12 free bits, the bid's index in the
 * last 48.
 *
 * @param leg 0 to 4095
 * @param index 0 to 2^48 - 1
 */
public record SampleId(int leg, long index) {

    static final int LEGS = 4_096;
    private static final long INDEX_MASK = 0xFFFF_FFFF_FFFFL;
    private static final byte[] NAME = "\"commandId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LEG_AT = 15;
    private static final int INDEX_AT = 24;
    private static final int LENGTH = 36;

    public CommandId toCommandId(long birthMillis) {
        return new CommandId(
                new UUID(birthMillis << 16 | 0x7000L | leg, 0x8000_0000_0000_0000L | index & INDEX_MASK));
    }

    /** Where the value of the first {@code commandId} in this JSON begins; -1 if it holds none. */
    public static int find(byte[] json, int from, int to) {
        int last = to - NAME.length - LENGTH;
        for (int at = from; at <= last; at++) {
            if (json[at] == '"' && matches(json, at)) {
                return at + NAME.length;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] json, int at) {
        for (int i = 1; i < NAME.length; i++) {
            if (json[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    /** The leg of the command id that begins there. */
    public static int leg(byte[] json, int at) {
        return (int) hex(json, at + LEG_AT, 3);
    }

    /** The index of the command id that begins there. */
    public static long index(byte[] json, int at) {
        return hex(json, at + INDEX_AT, 12);
    }

    private static long hex(byte[] text, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value << 4 | Character.digit(text[i], 16);
        }
        return value;
    }
}
