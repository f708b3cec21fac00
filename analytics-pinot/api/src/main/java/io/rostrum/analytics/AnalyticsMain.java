package io.rostrum.analytics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Answers sellers until it is told to stop. Exit codes: 0 stopped, 2 wrong settings, 1 anything else. */
public final class AnalyticsMain {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsMain.class);

    private AnalyticsMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            AnalyticsConfig config = AnalyticsConfig.from(System.getenv());
            Analytics analytics = new Analytics(config, InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(analytics::close, "shutdown"));
            int port = analytics.start();
            System.out.println("ready http://" + config.host() + ":" + port);
            new CountDownLatch(1).await();
        } catch (AnalyticsConfig.Invalid | IOException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            LOG.atError().setMessage("analytics could not start").setCause(fault).log();
            System.exit(1);
        }
    }
}
