package io.rostrum.contracts.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Brings the schemas of the AsyncAPI document up to the records; descriptions and what is required beyond numbers stay. */
final class SchemaWriter {

    private static final String SCHEMAS = "\n  schemas:\n";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private SchemaWriter() {}

    static void rewrite(Path document, Map<String, JsonNode> derived) throws IOException {
        String text = Files.readString(document);
        int end = text.indexOf(SCHEMAS) + SCHEMAS.length();
        JsonNode written = YAML.readTree(text).path("components").path("schemas");
        StringBuilder schemas = new StringBuilder(text.substring(0, end));
        derived.forEach((name, schema) -> keep(written.path(name), schema));
        YAML.writeValueAsString(new TreeMap<>(derived))
                .lines()
                .forEach(line -> schemas.append("    ").append(line).append('\n'));
        Files.writeString(document, schemas);
    }

    private static void keep(JsonNode written, JsonNode derived) {
        if (written instanceof ObjectNode from && derived instanceof ObjectNode to) {
            if (from.path("description").isTextual()) {
                to.set("description", from.get("description"));
            }
            from.path("required").forEach(name -> {
                boolean known = to.path("properties").has(name.asText());
                boolean said = to.path("required").toString().contains("\"" + name.asText() + "\"");
                if (known && !said) {
                    to.withArray("required").add(name.asText());
                }
            });
            to.path("properties").properties().forEach(
                    entry -> keep(from.path("properties").path(entry.getKey()), entry.getValue()));
        }
    }
}
