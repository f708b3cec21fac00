package io.rostrum.pinot;

import org.apache.pinot.broker.broker.helix.HelixBrokerStarter;
import org.apache.pinot.controller.ControllerStarter;
import org.apache.pinot.server.starter.helix.HelixServerStarter;
import org.apache.pinot.spi.env.PinotConfiguration;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** ZooKeeper and Pinot's controller, broker and server, started and stopped as one. */
final class PinotNode {

    private static final int TICK_MILLIS = 2_000;
    private static final int CONNECTIONS_MAX = 200;

    private final PinotConfig config;
    private final NIOServerCnxnFactory zooKeeper = new NIOServerCnxnFactory();
    private final ControllerStarter controller = new ControllerStarter();
    private final HelixBrokerStarter broker = new HelixBrokerStarter();
    private final HelixServerStarter server = new HelixServerStarter();

    PinotNode(PinotConfig config) {
        this.config = config;
    }

    /** Starts all four, each when the one before serves. */
    void start() throws Exception {
        startZooKeeper();
        controller.init(settings(config.controller()));
        controller.start();
        broker.init(settings(config.broker()));
        broker.start();
        server.init(settings(config.server()));
        server.start();
    }

    private void startZooKeeper() throws IOException, InterruptedException {
        Files.createDirectories(config.zooKeeperFolder());
        var folder = config.zooKeeperFolder().toFile();
        zooKeeper.configure(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), config.zooKeeperPort()),
                CONNECTIONS_MAX);
        ZooKeeperServer keeper = new ZooKeeperServer(folder, folder, TICK_MILLIS);
        zooKeeper.startup(keeper);
        endSessionsOfBefore(keeper);
    }

    /**
     * All who have a session here live in this process, so whatever sessions stand in the folder are of one
     * that was killed. Left alone they end half a minute later, and until then controller, broker and server
     * each wait for a namesake of theirs to go.
     */
    private static void endSessionsOfBefore(ZooKeeperServer keeper) {
        List.copyOf(keeper.getZKDatabase().getSessions()).forEach(keeper::closeSession);
    }

    private static PinotConfiguration settings(Map<String, Object> all) {
        return new PinotConfiguration(all);
    }

    /** Stops in the opposite order. */
    void stop() {
        server.stop();
        broker.stop();
        controller.stop();
        zooKeeper.shutdown();
    }
}
