package io.rostrum.devstack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process listens, as the kernel tells it. */
public final class Listening {

    private static final String LISTEN = "0A";
    private static final Set<String> IPV6_LOOPBACK =
            Set.of("00000000000000000000000001000000", "0000000000000000FFFF00000100007F");
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listening() {}

    /** The sockets on which that process can be reached; {@code onLoopback} says which of them. */
    public static List<String> of(long pid, boolean onLoopback) throws IOException {
        Set<String> own = sockets(pid);
        List<String> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] words = line.strip().split("\\s+");
                if (words[STATE].equals(LISTEN) && own.contains("socket:[" + words[INODE] + "]")
                        && isLoopback(words[ADDRESS].split(":")[0]) == onLoopback) {
                    int port = Integer.parseInt(words[ADDRESS].split(":")[1], 16);
                    found.add(words[ADDRESS].split(":")[0] + ":" + port);
                }
            }
        }
        return found;
    }

    private static boolean isLoopback(String hex) {
        // An IPv4 address stands with its bytes turned round: all of 127/8 end so.
        return hex.length() == 8 ? hex.endsWith("7F") : IPV6_LOOPBACK.contains(hex);
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    inodes.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    continue;
                }
            }
        }
        return inodes;
    }
}
