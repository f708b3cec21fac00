package io.rostrum.auction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of a command's body, by which a second body under one id is told.
 *
 * <p>The body is what follows {@code "command":} in the record's JSON, so that a repeat with a new
 * {@code notAfterMillis} is the same body. Multiply and shift over words of eight bytes (the mix is
 * MurmurHash3's): not a signature, as ids are not guessed and a clash only returns another's outcome.
 */
public final class BodyHash {

    private static final byte[] BODY = "\"command\":".getBytes(StandardCharsets.US_ASCII);
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = 0xcbf29ce484222325L;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private BodyHash() {}

    public static long of(byte[] value) {
        int i = start(value);
        long hash = SEED + (value.length - i);
        for (; i + Long.BYTES <= value.length; i += Long.BYTES) {
            hash = step(hash, (long) WORDS.get(value, i));
        }
        for (; i < value.length; i++) {
            hash = step(hash, value[i]);
        }
        return mix(hash);
    }

    /** Body and sender in one. */
    static long fingerprint(long bodyHash, String sender) {
        long hash = bodyHash;
        for (int i = 0; i < sender.length(); i++) {
            hash = step(hash, sender.charAt(i));
        }
        return mix(hash);
    }

    private static long step(long hash, long word) {
        long next = (hash ^ word) * FACTOR;
        return next ^ (next >>> 29);
    }

    /** Where the body starts; the whole value if it names none. */
    private static int start(byte[] value) {
        for (int i = 0; i <= value.length - BODY.length; i++) {
            int k = 0;
            while (k < BODY.length && value[i + k] == BODY[k]) {
                k++;
            }
            if (k == BODY.length) {
                return i + k;
            }
        }
        return 0;
    }

    private static long mix(long value) {
        long hash = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
