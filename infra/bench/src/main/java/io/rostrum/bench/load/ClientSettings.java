package io.rostrum.bench.load;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of the bench's own Kafka clients: the product's where the product sets them. */
public final class ClientSettings {

    /** As the gateway's producer of commands. */
    public static final Map<String, String> PRODUCER = new TreeMap<>(Map.of(
            "acks", "all",
            "enable.idempotence", "true",
            "linger.ms", "0"));

    /** As the job's consumer of commands. */
    public static final Map<String, String> CONSUMER = new TreeMap<>(Map.of(
            "auto.offset.reset", "none",
            "enable.auto.commit", "false",
            "fetch.max.wait.ms", "100",
            "fetch.min.bytes", "1"));

    private static final String BYTES_OUT = "org.apache.kafka.common.serialization.ByteArraySerializer";

    private ClientSettings() {}

    public static Properties producer(String kafka) {
        Properties properties = properties(kafka, PRODUCER);
        properties.setProperty("key.serializer", BYTES_OUT);
        properties.setProperty("value.serializer", BYTES_OUT);
        return properties;
    }

    public static Properties consumer(String kafka) {
        return properties(kafka, CONSUMER);
    }

    /** The address alone. */
    public static Properties address(String kafka) {
        return properties(kafka, Map.of());
    }

    private static Properties properties(String kafka, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("bootstrap.servers", kafka);
        return properties;
    }
}
