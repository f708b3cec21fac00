package io.rostrum.gateway.redis;

import io.rostrum.gateway.FreePort;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A real Redis server as a child process, without persistence, on a free port. */
public final class RealRedis implements AutoCloseable {

    private static final String RESOURCE = "/redis-server-7.0.15-linux-";

    private final Path program;
    private final int port;
    private Process process;

    public RealRedis(Path folder) throws IOException {
        Files.createDirectories(folder);
        program = folder.resolve("redis-server");
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "arm64" : "amd64";
        try (InputStream in = RealRedis.class.getResourceAsStream(RESOURCE + machine)) {
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        port = FreePort.next();
        start();
    }

    public void start() throws IOException {
        process = new ProcessBuilder(
                        program.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "",
                        "--dir", program.getParent().toString())
                .redirectErrorStream(true)
                .redirectOutput(program.resolveSibling("redis.log").toFile())
                .start();
        Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptionsInstanceOf(JedisException.class).until(() -> {
            try (Jedis jedis = connect()) {
                return "PONG".equals(jedis.ping());
            }
        });
    }

    public int port() {
        return port;
    }

    public MirrorAddress address() {
        return new MirrorAddress("127.0.0.1", port);
    }

    public Jedis connect() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
