package io.rostrum.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds ports below the ephemeral ones on which nothing listens. */
public final class FreePort {

    private static final int FROM = 21_030;
    private static final int COUNT = 460;

    /** Starts anywhere, so that builds side by side seldom meet, and never gives a port twice. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    public static int next() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            int port = FROM + NEXT.getAndIncrement() % COUNT;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no port is free between " + FROM + " and " + (FROM + COUNT));
    }
}
