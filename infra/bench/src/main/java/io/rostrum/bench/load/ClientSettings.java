package io.rostrum.bench.load;

import java.util.Map;
import java.util.Properties;

/** The settings of the bench's own Kafka clients: the product's where the product sets them. */
public final class ClientSettings {

    private ClientSettings() {}

    /** As the gateway's producer of commands. */
    public static Properties producer(String kafka) {
        return properties(kafka, Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "0",
                "key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer",
                "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer"));
    }

    /** As the job's consumer of commands. */
    public static Properties consumer(String kafka) {
        return properties(kafka, Map.of(
                "enable.auto.commit", "false",
                "auto.offset.reset", "none",
                "fetch.min.bytes", "1",
                "fetch.max.wait.ms", "500"));
    }

    private static Properties properties(String kafka, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("bootstrap.servers", kafka);
        return properties;
    }
}
