package io.rostrum.broker;

import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;

/**
 * The broker's folder: formatted the first time, and never again. Formatting is decided by one file alone,
 * {@code meta.properties}, because a folder formatted twice would lose every record that was acknowledged.
 */
final class BrokerStorage {

    private final BrokerConfig config;

    BrokerStorage(BrokerConfig config) {
        this.config = config;
    }

    /** Formats the folder if it never was, and tells the cluster id that it holds. */
    String formatOnce() throws IOException {
        Files.createDirectories(config.logFolder());
        writeProperties();
        if (!Files.exists(config.metaProperties())) {
            format(Uuid.randomUuid().toString());
        }
        return clusterId();
    }

    private void writeProperties() throws IOException {
        try (OutputStream out = Files.newOutputStream(config.propertiesFile())) {
            config.kafkaProperties().store(out, "written at every start; change the settings instead");
        }
    }

    private void format(String clusterId) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command =
                {"format", "--cluster-id", clusterId, "--config", config.propertiesFile().toString()};
        int code = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException("kafka's folder " + config.logFolder() + " could not be formatted: "
                    + said.toString(StandardCharsets.UTF_8));
        }
    }

    private String clusterId() throws IOException {
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(config.metaProperties())) {
            meta.load(in);
        }
        String id = meta.getProperty("cluster.id");
        if (id == null || id.isBlank()) {
            throw new IOException(config.metaProperties() + " names no cluster.id");
        }
        return id;
    }
}
