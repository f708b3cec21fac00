package io.rostrum.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports below the ephemeral ones on which nothing listens. */
public final class FreePort {

    private static final int FROM = 21_030;
    private static final int COUNT = 460;

    private FreePort() {}

    public static int next() throws IOException {
        int start = ThreadLocalRandom.current().nextInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            int port = FROM + (start + i) % COUNT;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no port is free between " + FROM + " and " + (FROM + COUNT));
    }
}
