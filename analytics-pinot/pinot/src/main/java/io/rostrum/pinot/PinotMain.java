package io.rostrum.pinot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;

/**
 * Runs Pinot until SIGTERM. Prints {@code ready pinot 127.0.0.1:PORT} once controller, broker and server
 * serve; exits 2 on wrong settings, 1 when it cannot start.
 */
public final class PinotMain {

    private static final Logger LOG = LoggerFactory.getLogger(PinotMain.class);

    private PinotMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        // Jersey and Grizzly tell every listener by another way than the rest.
        java.util.logging.Logger.getLogger("").setLevel(Level.WARNING);
        LoopbackListeners.install();
        PinotConfig config = config();
        PinotNode node = new PinotNode(config);
        try {
            node.start();
        } catch (Exception cannotStart) {
            LOG.error("pinot could not start", cannotStart);
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
        System.out.println("ready pinot 127.0.0.1:" + config.port());
        new CountDownLatch(1).await();
    }

    private static PinotConfig config() {
        try {
            return PinotConfig.from(System.getenv());
        } catch (IllegalArgumentException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
            throw fault;
        }
    }
}
