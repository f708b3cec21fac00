package io.rostrum.media.rtmp;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;

/** The certificate that publishers see over RTMPS. */
public final class Tls {

    private static final char[] STORE_WORD = "development".toCharArray();
    private static final int YEARS_OF_DAYS = 3_650;

    private Tls() {}

    /** From PEM files: a certificate chain and its key (PKCS #8). */
    public static SslContext of(Path certificate, Path key) throws IOException {
        return SslContextBuilder.forServer(certificate.toFile(), key.toFile()).build();
    }

    /**
     * Signed by itself, for development: made once, by the JDK's own {@code keytool}, and kept in a file that
     * its owner alone reads.
     */
    public static SslContext development(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path store = folder.resolve("rtmps-development.p12");
        if (!Files.exists(store)) {
            make(store);
        }
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_WORD);
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, STORE_WORD);
            return SslContextBuilder.forServer(managers).build();
        } catch (GeneralSecurityException cannot) {
            throw new IOException("the certificate in " + store + " cannot be read", cannot);
        }
    }

    private static void make(Path store) throws IOException {
        Path half = Files.createTempDirectory(store.getParent(), "half-").resolve("store.p12");
        Process keytool = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "rtmps", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", Integer.toString(YEARS_OF_DAYS),
                "-storetype", "PKCS12", "-keystore", half.toString(), "-storepass", new String(STORE_WORD)))
                .redirectErrorStream(true)
                .redirectOutput(half.resolveSibling("keytool.out").toFile())
                .start();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                keytool.destroyForcibly();
                throw new IOException("keytool made no certificate: "
                        + Files.readString(half.resolveSibling("keytool.out")));
            }
        } catch (InterruptedException interrupted) {
            keytool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was made", interrupted);
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        Files.move(half, store);
        Files.deleteIfExists(half.resolveSibling("keytool.out"));
        Files.deleteIfExists(half.getParent());
    }
}
