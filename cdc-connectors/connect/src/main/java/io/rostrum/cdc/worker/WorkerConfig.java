package io.rostrum.cdc.worker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All settings of the worker, read from the environment once.
 *
 * @param kafka bootstrap servers
 * @param port of 127.0.0.1 where it is configured over REST; no other address is served, as whoever reaches
 *     it may read what the connectors read
 * @param plugins the folder that holds a folder for each plugin
 */
public record WorkerConfig(String kafka, int port, Path plugins) {

    static final String GROUP = "rostrum-connect";
    static final String CONFIGS = "rostrum-connect-configs";
    static final String OFFSETS = "rostrum-connect-offsets";
    static final String STATUS = "rostrum-connect-status";

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8_083;
    /** The least that brokers allow: so long is a killed worker waited for. */
    private static final int SESSION_MILLIS = 6_000;
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /**
     * Reads {@code ROSTRUM_KAFKA}, {@code ROSTRUM_CONNECT_PORT} and {@code ROSTRUM_CONNECT_PLUGINS}; throws
     * with all faults together.
     */
    public static WorkerConfig from(Map<String, String> environment) throws Invalid {
        List<String> faults = new ArrayList<>();
        String port = text(environment, "ROSTRUM_CONNECT_PORT", Integer.toString(PORT));
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            faults.add("ROSTRUM_CONNECT_PORT must be a port from 1 to 65535, not " + port);
        }
        Path plugins = Path.of(text(environment, "ROSTRUM_CONNECT_PLUGINS", "plugins")).toAbsolutePath();
        if (!Files.isDirectory(plugins)) {
            faults.add(
                    "ROSTRUM_CONNECT_PLUGINS must be a folder with a folder for each plugin, not " + plugins);
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new WorkerConfig(
                text(environment, "ROSTRUM_KAFKA", "127.0.0.1:19092"), Integer.parseInt(port), plugins);
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    URI rest() {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** The worker's settings, in Connect's own words. */
    public Map<String, String> workerProperties() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bootstrap.servers", kafka);
        all.put("group.id", GROUP);
        all.put("listeners", rest().toString());
        all.put("plugin.path", plugins.toString());
        all.put("plugin.discovery", "service_load");
        converters(all);
        internalTopics(all);
        // Rows and the place up to which they were read are written in one transaction.
        all.put("exactly.once.source.support", "enabled");
        // Topics stand as the contracts say; a table without one is a fault and no reason to make one up.
        all.put("topic.creation.enable", "false");
        membership(all);
        // A connector's file names where a secret is; the secret itself is in no topic and no answer.
        all.put("config.providers", "file,env");
        all.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        all.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        return all;
    }

    private static void converters(Map<String, String> all) {
        for (String side : List.of("key", "value")) {
            all.put(side + ".converter", JSON);
            all.put(side + ".converter.schemas.enable", "false");
        }
    }

    /** Compacted, as Connect makes and checks them itself; replicated as the cluster's default says. */
    private static void internalTopics(Map<String, String> all) {
        all.put("config.storage.topic", CONFIGS);
        all.put("offset.storage.topic", OFFSETS);
        all.put("status.storage.topic", STATUS);
        all.put("offset.storage.partitions", "5");
        all.put("status.storage.partitions", "1");
        for (String kind : List.of("config", "offset", "status")) {
            all.put(kind + ".storage.replication.factor", "-1");
        }
    }

    /** One task is all there is to share out: whoever is left takes it up at once. */
    private static void membership(Map<String, String> all) {
        all.put("session.timeout.ms", Integer.toString(SESSION_MILLIS));
        all.put("heartbeat.interval.ms", Integer.toString(SESSION_MILLIS / 3));
        all.put("scheduled.rebalance.max.delay.ms", "0");
    }
}
