package io.rostrum.devstack.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Settings for stacks in tests: a folder of their own, and free ports below the range that the system gives
 * out by itself.
 */
public final class TestSettings {

    /** Where test runs beside each other each have a range of their own, this names its first port. */
    private static final int PORT_MIN =
            Integer.parseInt(System.getenv().getOrDefault("ROSTRUM_TEST_PORT_MIN", "20000"));
    private static final int PORT_MAX =
            Integer.parseInt(System.getenv().getOrDefault("ROSTRUM_TEST_PORT_MAX", "32000"));
    private static final int PORTS = 24;
    private static final int TRIES = 200;

    private TestSettings() {}

    /** @param more settings that stand over the usual ones */
    public static Map<String, String> environment(Path data, Map<String, String> more) {
        int base = freePorts(PORTS);
        Map<String, String> environment = new HashMap<>();
        environment.put("ROSTRUM_HOME", Path.of("").toAbsolutePath().getParent().getParent().toString());
        environment.put("ROSTRUM_DATA", data.toString());
        environment.put("ROSTRUM_KAFKA_PORT", Integer.toString(base));
        environment.put("ROSTRUM_KAFKA_CONTROLLER_PORT", Integer.toString(base + 1));
        environment.put("ROSTRUM_REDIS_PORT", Integer.toString(base + 2));
        environment.put("ROSTRUM_GATEWAY_PORT", Integer.toString(base + 3));
        environment.put("ROSTRUM_LEDGER_PORT", Integer.toString(base + 4));
        environment.put("ROSTRUM_STRIPE_PORT", Integer.toString(base + 5));
        environment.put("ROSTRUM_STRIPE_DOOR_PORT", Integer.toString(base + 6));
        environment.put("ROSTRUM_POSTGRES_PORT", Integer.toString(base + 7));
        environment.put("ROSTRUM_CONNECT_PORT", Integer.toString(base + 8));
        environment.put("ROSTRUM_GUARD_PORT", Integer.toString(base + 9));
        environment.put("ROSTRUM_MEDIA_PORT", Integer.toString(base + 10));
        environment.put("ROSTRUM_RTMP_PORT", Integer.toString(base + 11));
        environment.put("ROSTRUM_RECORD_PORT", Integer.toString(base + 12));
        environment.put("ROSTRUM_ANALYTICS_PORT", Integer.toString(base + 18));
        environment.put("ROSTRUM_PINOT_PORT", Integer.toString(base + 19));
        environment.putAll(more);
        return environment;
    }

    public static StackSettings settings(Path data, Map<String, String> more) {
        return StackSettings.from(environment(data, more));
    }

    /** The first of so many neighbouring ports that nobody holds. */
    static int freePorts(int count) {
        for (int i = 0; i < TRIES; i++) {
            int base = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
            if (areFree(base, count)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in " + TRIES + " tries");
    }

    private static boolean areFree(int base, int count) {
        for (int port = base; port < base + count; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
