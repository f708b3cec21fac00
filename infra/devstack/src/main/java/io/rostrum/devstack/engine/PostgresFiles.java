package io.rostrum.devstack.engine;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The PostgreSQL server on disk: its programs, taken out of their Maven artifact, and its data, made the
 * first time.
 *
 * <p>Durable as in production ({@code fsync}, {@code synchronous_commit}), and open to this machine alone,
 * without passwords. It refuses to run as root, so root runs it in a user namespace in which nobody is root.
 */
final class PostgresFiles {

    static final String VERSION = "18.6.0";
    /** Data of another major version cannot be read. */
    private static final String MAJOR = "18";
    private static final String OWNER = "postgres";
    private static final long LAST_SESSIONS_MILLIS = 20_000;
    private static final long INITDB_SECONDS = 120;
    private static final int ANSWER_MILLIS = 1_000;
    private static final int PROTOCOL = 3 << 16;

    private final StackSettings settings;

    PostgresFiles(StackSettings settings) {
        this.settings = settings;
    }

    Path data() {
        return settings.data().resolve("postgres").resolve(MAJOR);
    }

    private Path programs() {
        return settings.data().resolve("postgres-programs-" + VERSION);
    }

    /** The server's command line, with everything that must be there before it can start. */
    List<String> command() throws IOException {
        unpack();
        makeData();
        awaitEndOfLastServer();
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(List.of(
                program("postgres"), "-D", data().toString(), "-p",
                Integer.toString(settings.record().postgresPort())));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "wal_level=logical",
                "max_replication_slots=8",
                "max_wal_senders=8",
                "max_slot_wal_keep_size=" + settings.record().walKeepMegabytes() + "MB",
                "max_connections=60",
                "shared_buffers=64MB",
                "max_wal_size=1GB",
                "log_line_prefix=%m [%p] %q%a ")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private String program(String name) {
        return programs().resolve("bin").resolve(name).toString();
    }

    /** What stands before a program that does not run as root. */
    private static List<String> asNobody() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private void unpack() throws IOException {
        if (Files.isDirectory(programs())) {
            return;
        }
        String platform = System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-"
                + System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!platform.equals("linux-amd64")) {
            throw new CannotStart("there is no PostgreSQL for " + platform
                    + " in this build; start one yourself and set ROSTRUM_POSTGRES=HOST:PORT");
        }
        Path half = Files.createTempDirectory(settings.data(), "postgres-programs");
        try (InputStream packed =
                        PostgresFiles.class.getClassLoader().getResourceAsStream("postgres-linux-x86_64.txz");
                TarArchiveInputStream files = new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(entry, files, half);
            }
        }
        Files.move(half, programs());
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the archive of PostgreSQL leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private void makeData() throws IOException {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data().getParent());
        List<String> command = new ArrayList<>(asNobody());
        command.addAll(List.of(
                program("initdb"), "-A", "trust", "-U", OWNER, "-E", "UTF-8", "--no-locale", "-D",
                data().toString()));
        Process initdb = new ProcessBuilder(command)
                .redirectOutput(LogFiles.log(settings, EngineName.POSTGRES).toFile())
                .redirectErrorStream(true)
                .start();
        try {
            if (!initdb.waitFor(INITDB_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new CannotStart("PostgreSQL's data could not be made; see "
                        + LogFiles.log(settings, EngineName.POSTGRES));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while PostgreSQL's data were made", interrupted);
        }
    }

    /**
     * After a kill the server's sessions notice a moment later that it is gone, and until then no other can
     * start; and the file that it left may name a pid that has been given to another program since.
     */
    private void awaitEndOfLastServer() throws IOException {
        Path lock = data().resolve("postmaster.pid");
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_SESSIONS_MILLIS);
        while (Files.exists(lock)) {
            Optional<ProcessHandle> there = processInData();
            if (there.isEmpty()) {
                Files.deleteIfExists(lock);
            } else if (System.nanoTime() > deadline) {
                throw new CannotStart("PostgreSQL runs already on " + data() + " (pid " + there.get().pid()
                        + "). Stop it first.");
            } else {
                awaitEnd(there.get());
            }
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            return;
        } catch (ExecutionException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while PostgreSQL ended", interrupted);
        }
    }

    /** A process that works in the data folder, as only the server and its sessions do. */
    private Optional<ProcessHandle> processInData() throws IOException {
        Path folder = data().toRealPath();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> folder.equals(workingFolder(process.pid()))).findFirst();
        }
    }

    private static Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"));
        } catch (IOException goneOrAnothers) {
            return Path.of("/");
        }
    }

    /** Whether a server answers a session's first message with anything but an error. */
    static boolean takesSessions(Address address) {
        byte[] wish = ("user\0" + OWNER + "\0database\0postgres\0\0").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(address.host(), address.port()), ANSWER_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(Integer.BYTES + Integer.BYTES + wish.length);
            out.writeInt(PROTOCOL);
            out.write(wish);
            out.flush();
            return socket.getInputStream().read() == 'R';
        } catch (IOException notYet) {
            return false;
        }
    }
}
