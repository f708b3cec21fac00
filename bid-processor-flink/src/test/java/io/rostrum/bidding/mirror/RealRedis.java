package io.rostrum.bidding.mirror;

import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A Redis server of its own for a test, which can be frozen, ended and started again on the same port. */
public final class RealRedis implements AutoCloseable {
    private static final int FIRST_PORT = 20_600;
    private static final int LAST_PORT = 20_699;

    private final Path folder;
    private final Path binary;
    private final int port;
    private Process process;

    public RealRedis(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.binary = unpack(folder);
        this.port = freePort();
        start();
    }

    public int port() {
        return port;
    }

    /** A client of its own; close it. */
    public Jedis client() {
        return new Jedis("127.0.0.1", port, 2_000);
    }

    public void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        binary.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1",
                        "--save", "", "--appendonly", "no", "--dir", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10))
                .until(this::answers);
    }

    public void end() {
        process.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }

    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    @Override
    public void close() {
        end();
    }

    private boolean answers() {
        try (Jedis client = client()) {
            return client.ping().equals("PONG");
        } catch (JedisException notYet) {
            return false;
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    private static Path unpack(Path folder) throws IOException {
        String machine =
                System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch") ? "arm64" : "amd64";
        String name = "redis-server-7.0.15-linux-" + machine;
        Path binary = folder.resolve(name);
        try (InputStream in = RealRedis.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, binary, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!binary.toFile().setExecutable(true)) {
            throw new IOException(binary + " cannot be made executable");
        }
        return binary;
    }

    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                if (port == LAST_PORT) {
                    throw taken;
                }
            }
        }
        throw new IOException("no free port");
    }
}
