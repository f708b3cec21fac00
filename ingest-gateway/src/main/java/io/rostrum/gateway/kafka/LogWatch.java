package io.rostrum.gateway.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks now and then whether the log answers. */
public final class LogWatch implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1_500;

    private final Admin admin;
    private volatile boolean up;

    public LogWatch(String bootstrap) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG, "gateway-watch",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false));
    }

    /** Whether it answered when it was looked at last. */
    public boolean up() {
        return up;
    }

    /** Looks; may take {@value #PATIENCE_MILLIS} ms. */
    public void look() throws InterruptedException {
        try {
            admin.describeCluster().clusterId().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            up = true;
        } catch (ExecutionException | TimeoutException away) {
            up = false;
        }
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofMillis(PATIENCE_MILLIS));
    }
}
