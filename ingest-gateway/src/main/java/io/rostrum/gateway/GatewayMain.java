package io.rostrum.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Serves one gateway until it is told to stop. Exit codes: 0 stopped, 2 wrong settings, 1 anything else. */
public final class GatewayMain {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayMain.class);

    private GatewayMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Gateway gateway = new Gateway(GatewayConfig.from(System.getenv()));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(
                    () -> {
                        gateway.close();
                        stopped.countDown();
                    },
                    "shutdown"));
            int port = gateway.start();
            String host = GatewayConfig.from(System.getenv()).listen().host();
            System.out.println("ready http://" + host + ":" + port);
            stopped.await();
        } catch (GatewayConfig.Invalid | IOException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("the gateway could not start").setCause(fault).log();
            System.exit(1);
        }
    }
}
