package io.rostrum.contracts.identity;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that the development stack signs its tokens with (HS256) and the gateway verifies them with: one
 * file, readable by its owner alone, that holds the base64url form of at least 32 bytes (RFC 7518, section
 * 3.2).
 *
 * <p>{@code ROSTRUM_JWT_SECRET_FILE} names the file; the stack makes it at its first start in
 * {@code data/secrets/jwt-hs256.key}.
 */
public final class DevelopmentSecret {

    /** HS256 wants a key at least as long as its hash. */
    public static final int MIN_BYTES = 32;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private DevelopmentSecret() {}

    /** Makes the file unless it is there, and returns its key. */
    public static byte[] createOnce(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent(), OWNER_ONLY_FOLDER);
            byte[] key = new byte[MIN_BYTES];
            new SecureRandom().nextBytes(key);
            writeNew(file, Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n");
        }
        return read(file);
    }

    /** The key; a file that holds none, or one too short, is an {@link IOException} that says so. */
    public static byte[] read(Path file) throws IOException {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IOException(file + " holds no base64url text", notBase64);
        }
        if (key.length < MIN_BYTES) {
            throw new IOException(
                    file + " holds " + key.length + " bytes; HS256 wants at least " + MIN_BYTES);
        }
        return key;
    }

    private static void writeNew(Path file, String text) throws IOException {
        try {
            Files.createFile(file, OWNER_ONLY);
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            if (Files.size(file) == 0) {
                throw new IOException(file + " is empty; remove it", madeMeanwhile);
            }
        }
    }
}
