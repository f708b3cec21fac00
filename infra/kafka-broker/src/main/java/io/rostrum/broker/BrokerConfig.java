package io.rostrum.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where the development broker keeps its data and which ports of 127.0.0.1 it serves.
 *
 * @param folder the broker's own folder; its log segments, its properties and its cluster id live below it
 * @param port the port that clients speak to, 1..65535
 * @param controllerPort the port of the KRaft quorum (this node alone), 1..65535, not {@code port}
 */
public record BrokerConfig(Path folder, int port, int controllerPort) {

    static final int NODE_ID = 1;
    private static final String HOST = "127.0.0.1";
    /**
     * The compacting cleaner's map; Kafka's own default of 128 MiB is more than this broker's whole heap
     * allows.
     */
    private static final long CLEANER_MAP_BYTES = 4L << 20;
    /** The largest request; a record is at most 1 MiB, a batch of them somewhat more. */
    private static final int REQUEST_BYTES_MAX = 16 << 20;

    public BrokerConfig {
        if (port < 1 || port > 65_535 || controllerPort < 1 || controllerPort > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + port + ", " + controllerPort);
        }
        if (port == controllerPort) {
            throw new IllegalArgumentException(
                    "ROSTRUM_KAFKA_PORT and ROSTRUM_KAFKA_CONTROLLER_PORT are both " + port);
        }
    }

    /** Reads {@code ROSTRUM_DATA}, {@code ROSTRUM_KAFKA_PORT} and {@code ROSTRUM_KAFKA_CONTROLLER_PORT}. */
    public static BrokerConfig from(Map<String, String> environment) {
        Path data = Path.of(environment.getOrDefault("ROSTRUM_DATA", "data")).toAbsolutePath().normalize();
        int port = number(environment, "ROSTRUM_KAFKA_PORT", 19_092);
        return new BrokerConfig(
                data.resolve("kafka"), port, number(environment, "ROSTRUM_KAFKA_CONTROLLER_PORT", port + 1));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is not a number: " + text, notANumber);
        }
    }

    Path logFolder() {
        return folder.resolve("log");
    }

    Path metaProperties() {
        return logFolder().resolve("meta.properties");
    }

    Path propertiesFile() {
        return folder.resolve("server.properties");
    }

    /** The broker's settings, in Kafka's own words. */
    public Properties kafkaProperties() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("log.dirs", logFolder());
        settings.put("auto.create.topics.enable", false);
        oneNodeIsEnough(settings);
        small(settings);
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
        return properties;
    }

    private static void oneNodeIsEnough(Map<String, Object> settings) {
        settings.put("default.replication.factor", 1);
        settings.put("offsets.topic.replication.factor", 1);
        settings.put("offsets.topic.num.partitions", 4);
        settings.put("transaction.state.log.replication.factor", 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("transaction.state.log.num.partitions", 4);
        settings.put("share.coordinator.state.topic.replication.factor", 1);
        settings.put("share.coordinator.state.topic.min.isr", 1);
        settings.put("share.coordinator.state.topic.num.partitions", 1);
        settings.put("group.initial.rebalance.delay.ms", 0);
    }

    private static void small(Map<String, Object> settings) {
        settings.put("num.network.threads", 2);
        settings.put("num.io.threads", 4);
        settings.put("background.threads", 2);
        settings.put("num.recovery.threads.per.data.dir", 2);
        settings.put("log.cleaner.threads", 1);
        settings.put("log.cleaner.dedupe.buffer.size", CLEANER_MAP_BYTES);
        settings.put("socket.request.max.bytes", REQUEST_BYTES_MAX);
        settings.put("log.segment.bytes", 256 << 20);
        settings.put("log.index.size.max.bytes", 1 << 20);
        settings.put("metadata.log.segment.bytes", 64 << 20);
        settings.put("metadata.max.retention.bytes", 64 << 20);
    }
}
