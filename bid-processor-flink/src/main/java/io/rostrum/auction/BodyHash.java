package io.rostrum.auction;

import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of a command's body, by which a second body under one id is told.
 *
 * <p>The body is what follows {@code "command":} in the record's JSON, so that a repeat with a new {@code notAfterMillis} is the
 * same body. FNV-1a with a final mix: not a signature, as ids are not guessed and a clash only returns another's outcome.
 */
public final class BodyHash {

    private static final byte[] BODY = "\"command\":".getBytes(StandardCharsets.US_ASCII);
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private BodyHash() {}

    public static long of(byte[] value) {
        long hash = OFFSET;
        for (int i = start(value); i < value.length; i++) {
            hash = (hash ^ (value[i] & 0xff)) * PRIME;
        }
        return mix(hash);
    }

    /** Body and sender in one. */
    static long fingerprint(long bodyHash, String sender) {
        long hash = OFFSET;
        for (int i = 0; i < sender.length(); i++) {
            hash = (hash ^ sender.charAt(i)) * PRIME;
        }
        return mix(bodyHash * 31 + hash);
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
