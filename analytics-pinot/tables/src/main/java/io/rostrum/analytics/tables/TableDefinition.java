package io.rostrum.analytics.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.log.Topics.Topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One realtime table of Pinot: what a row is, and out of which topic rows come. Both stand in files,
 * {@code pinot/schemas/NAME.json} and {@code pinot/tables/NAME.json}, in Pinot's own words; of the second,
 * {@code ${kafka}} alone is filled in.
 *
 * <p>Each table has the record's primary key and keeps one row for it: a rebuild of the record or a new
 * snapshot of it sends rows again. Which of two rows stands is said by {@code arrival}, a column that no row
 * carries: all are equal in it, and of equal ones Pinot keeps the one that came later.
 */
public record TableDefinition(String name, JsonNode schema, JsonNode table) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KAFKA = "${kafka}";

    /** The tables of all topics of changed rows, for a cluster that reaches Kafka at this address. */
    public static List<TableDefinition> all(String kafka) {
        return Topics.CDC.stream().map(topic -> of(topic, kafka)).toList();
    }

    private static TableDefinition of(Topic topic, String kafka) {
        String name = topic.name().substring(Topics.CDC_PREFIX.length());
        return new TableDefinition(
                name, parsed(file("schemas", name)), parsed(file("tables", name).replace(KAFKA, kafka)));
    }

    private static String file(String folder, String name) {
        String path = "/pinot/" + folder + "/" + name + ".json";
        try (InputStream in = TableDefinition.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("a table's file is no JSON", malformed);
        }
    }
}
