package io.rostrum.contracts.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a publisher proves itself with: {@code sk_} and 160 random bits in base64url. Whoever has it may
 * publish the show's stream, so it is shown to its seller once; everybody else knows its hash.
 *
 * <p>The hash is plain SHA-256: over that much chance there is nothing to guess, so neither salt nor slowness
 * would add anything.
 */
public record StreamKey(String text) {

    private static final int BYTES = 20;
    private static final SecureRandom CHANCE = new SecureRandom();

    /** The most characters that are looked at. */
    public static final int MAX_LENGTH = 128;

    /** Lower-case hexadecimal SHA-256, as the log has it. */
    public static final String HASH_FORM = "[0-9a-f]{64}";

    public StreamKey {
        if (text == null || !text.matches("[A-Za-z0-9_-]{8," + MAX_LENGTH + "}")) {
            throw new IllegalArgumentException("a stream key has 8 to 128 letters, digits, '_' and '-'");
        }
    }

    /** A new key that nobody knows. */
    public static StreamKey make() {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return new StreamKey("sk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What stands in the log in place of the key. */
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "StreamKey[…]";
    }
}
