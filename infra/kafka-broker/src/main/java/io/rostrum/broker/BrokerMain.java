package io.rostrum.broker;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one Kafka node until SIGTERM. Prints {@code ready kafka 127.0.0.1:PORT} once the broker is unfenced
 * and serves; exits 1, with the reason on standard error, when it cannot start.
 */
public final class BrokerMain {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerMain.class);

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        BrokerConfig config = BrokerConfig.from(System.getenv());
        String clusterId = new BrokerStorage(config).formatOnce();
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(config.kafkaProperties(), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        try {
            server.startup();
        } catch (Exception cannotStart) {
            LOG.atError().setCause(cannotStart).log("kafka could not start");
            Runtime.getRuntime().halt(1);
        }
        LOG.atInfo().addKeyValue("clusterId", clusterId).addKeyValue("port", config.port())
                .log("kafka serves");
        System.out.println("ready kafka 127.0.0.1:" + config.port() + " cluster " + clusterId);
        server.awaitShutdown();
    }
}
