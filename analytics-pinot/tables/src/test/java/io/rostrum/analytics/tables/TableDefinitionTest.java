package io.rostrum.analytics.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.contracts.log.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TableDefinitionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<TableDefinition> all() {
        return TableDefinition.all("127.0.0.1:19092");
    }

    @Test
    void everyTopicOfChangedRowsHasATable() {
        assertEquals(
                Topics.CDC.stream().map(Topics.Topic::name).toList(),
                all().stream().map(each -> stream(each).path("stream.kafka.topic.name").asText()).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTableKeepsOneRowForAPrimaryKeyAndReadsWhatIsCommitted(TableDefinition definition) {
        JsonNode table = definition.table();
        assertEquals(definition.name() + "_REALTIME", table.path("tableName").asText());
        assertEquals(definition.name(), table.at("/segmentsConfig/schemaName").asText());
        assertEquals("strictReplicaGroup", table.at("/routing/instanceSelectorType").asText());
        assertEquals("FULL", table.at("/upsertConfig/mode").asText());
        assertEquals("arrival", table.at("/upsertConfig/comparisonColumn").asText());
        assertEquals("read_committed", stream(definition).path("stream.kafka.isolation.level").asText());
        assertEquals("smallest", stream(definition).path("stream.kafka.consumer.prop.auto.offset.reset").asText());
        assertEquals("127.0.0.1:19092", stream(definition).path("stream.kafka.broker.list").asText());
        assertFalse(table.toString().contains("starTree"), "an upsert table cannot have one");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyColumnThatATableNamesIsInItsSchema(TableDefinition definition) {
        Set<String> columns = new HashSet<>();
        for (String kind : List.of("dimensionFieldSpecs", "metricFieldSpecs", "dateTimeFieldSpecs")) {
            definition.schema().path(kind).forEach(field -> columns.add(field.path("name").asText()));
        }
        Set<String> named = new HashSet<>(Set.of("arrival", "__deleted"));
        named.add(definition.table().at("/segmentsConfig/timeColumnName").asText());
        definition.schema().path("primaryKeyColumns").forEach(column -> named.add(column.asText()));
        for (String index : List.of("sortedColumn", "invertedIndexColumns", "noDictionaryColumns")) {
            definition.table().path("tableIndexConfig").path(index).forEach(column -> named.add(column.asText()));
        }
        named.removeAll(columns);
        assertEquals(Set.of(), named);
        assertTrue(definition.schema().path("primaryKeyColumns").size() > 0);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "{\"a\":1} | {\"a\":\"1\",\"b\":2} | true",
        "{\"a\":1} | {\"a\":2} | false",
        "{\"a\":1} | {\"b\":1} | false",
        "{\"a\":[\"x\"]} | {\"a\":[\"x\"]} | true",
        "{\"a\":[\"x\"]} | {\"a\":[\"x\",\"y\"]} | false",
        "{\"a\":[\"x\"]} | {\"a\":\"x\"} | false",
        "{\"a\":{}} | {} | true",
        "{\"a\":{\"b\":true}} | {\"a\":{\"b\":true,\"c\":0}} | true",
        "{\"a\":{\"b\":true}} | {\"a\":1} | false",
    })
    void aClusterStandsIfItHasWhatTheFileSays(String said, String found, boolean stands) throws IOException {
        assertEquals(stands, Likeness.holds(JSON.readTree(said), JSON.readTree(found)));
    }

    private static JsonNode stream(TableDefinition definition) {
        return definition.table().at("/tableIndexConfig/streamConfigs");
    }
}
