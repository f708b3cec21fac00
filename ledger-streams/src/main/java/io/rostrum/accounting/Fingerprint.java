package io.rostrum.accounting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The first 128 bits of the SHA-256 of a fact's bytes: facts that differ have different ones. */
public record Fingerprint(long high, long low) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    });

    static Fingerprint of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** That of the bytes from one place to before another. */
    public static Fingerprint of(byte[] bytes, int from, int to) {
        MessageDigest digest = SHA_256.get();
        digest.update(bytes, from, to - from);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    /** The link of a hash chain: base64url of the whole SHA-256, without padding. */
    public static String link(byte[] bytes) {
        byte[] hash = SHA_256.get().digest(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(hash), StandardCharsets.ISO_8859_1);
    }
}
