package io.rostrum.pinot;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the development Pinot keeps its data and which ports of 127.0.0.1 it serves.
 *
 * @param folder its own folder: ZooKeeper's, the controller's and the server's data live below it
 * @param port the first of {@link #PORTS} neighbouring ports
 */
public record PinotConfig(Path folder, int port) {

    /** Controller, broker, server (queries), server (administration), ZooKeeper, in this order. */
    public static final int PORTS = 5;

    static final String CLUSTER = "rostrum";

    private static final String HOST = "127.0.0.1";
    private static final String METRICS = "org.apache.pinot.plugin.metrics.yammer.YammerMetricsFactory";
    private static final int PORT_MAX = 65_535;
    /** Threads that answer queries; a machine for development has few cores. */
    private static final int QUERY_THREADS = 4;

    public PinotConfig {
        if (port < 1 || port + PORTS - 1 > PORT_MAX) {
            throw new IllegalArgumentException(
                    "ROSTRUM_PINOT_PORT is 1 to " + (PORT_MAX - PORTS + 1) + ", not " + port);
        }
    }

    /** Reads {@code ROSTRUM_DATA} and {@code ROSTRUM_PINOT_PORT}. */
    public static PinotConfig from(Map<String, String> environment) {
        Path data = Path.of(environment.getOrDefault("ROSTRUM_DATA", "data")).toAbsolutePath().normalize();
        String port = environment.getOrDefault("ROSTRUM_PINOT_PORT", "18000").strip();
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("ROSTRUM_PINOT_PORT is not a number: " + port);
        }
        return new PinotConfig(data.resolve("pinot"), Integer.parseInt(port));
    }

    int controllerPort() {
        return port;
    }

    int brokerPort() {
        return port + 1;
    }

    int zooKeeperPort() {
        return port + 4;
    }

    String zooKeeper() {
        return HOST + ":" + zooKeeperPort();
    }

    Path zooKeeperFolder() {
        return folder.resolve("zookeeper");
    }

    Map<String, Object> controller() {
        Map<String, Object> all = new HashMap<>();
        all.put("controller.helix.cluster.name", CLUSTER);
        all.put("controller.zk.str", zooKeeper());
        all.put("controller.host", HOST);
        all.put("controller.access.protocols", "http");
        all.put("controller.access.protocols.http.host", HOST);
        all.put("controller.access.protocols.http.port", controllerPort());
        // Wanted as soon as the protocols are said.
        all.put("controller.vip.host", HOST);
        all.put("controller.vip.port", controllerPort());
        all.put("controller.data.dir", folder.resolve("controller").toString());
        all.put("controller.local.temp.dir", folder.resolve("controller-temporary").toString());
        all.put("pinot.controller.metrics.factory.className", METRICS);
        return all;
    }

    Map<String, Object> broker() {
        Map<String, Object> all = new HashMap<>();
        all.put("pinot.cluster.name", CLUSTER);
        all.put("pinot.zk.server", zooKeeper());
        all.put("pinot.broker.hostname", HOST);
        all.put("pinot.broker.client.access.protocols", "http");
        all.put("pinot.broker.client.access.protocols.http.host", HOST);
        all.put("pinot.broker.client.access.protocols.http.port", brokerPort());
        all.put("pinot.broker.delayShutdownTimeMs", 0);
        all.put("pinot.broker.metrics.factory.className", METRICS);
        return all;
    }

    Map<String, Object> server() {
        Map<String, Object> all = new HashMap<>();
        all.put("pinot.cluster.name", CLUSTER);
        all.put("pinot.zk.server", zooKeeper());
        all.put("pinot.server.netty.host", HOST);
        all.put("pinot.server.netty.port", port + 2);
        all.put("pinot.server.adminapi.access.protocols", "http");
        all.put("pinot.server.adminapi.access.protocols.http.host", HOST);
        all.put("pinot.server.adminapi.access.protocols.http.port", port + 3);
        all.put("pinot.server.grpc.enable", false);
        all.put("pinot.server.instance.dataDir", folder.resolve("server").resolve("index").toString());
        all.put("pinot.server.instance.segmentTarDir", folder.resolve("server").resolve("tar").toString());
        all.put("pinot.server.shutdown.enableQueryCheck", false);
        all.put("pinot.query.scheduler.query_runner_threads", QUERY_THREADS);
        all.put("pinot.query.scheduler.query_worker_threads", QUERY_THREADS);
        all.put("pinot.server.metrics.factory.className", METRICS);
        return all;
    }
}
