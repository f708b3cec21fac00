package io.rostrum.contracts.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.commerce.ControlRecord;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.InboxRecord;
import io.rostrum.contracts.commerce.OrderEventRecord;
import io.rostrum.contracts.commerce.ShowRecord;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.ledger.LedgerRefusal;
import io.rostrum.contracts.ledger.PostJournalEntry;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.contracts.room.RoomMetrics;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.contracts.socket.ServerFrame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds {@code docs/asyncapi.yaml} against the records and topics that it describes. */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yaml");

    private static final List<Class<?>> ROOTS = List.of(
            CommandRecord.class, EventRecord.class, Outcome.class, ClientFrame.class, ServerFrame.class,
            PaymentRequestRecord.class, PaymentEventRecord.class,
            PostJournalEntry.class, JournalEntry.class, LedgerRefusal.class, Balance.class,
            CommerceRecord.class, CommerceOutcome.class, InboxRecord.class, OrderEventRecord.class,
            ShowRecord.class, DeskRecord.class, ControlRecord.class, MediaEventRecord.class,
            RoomMetrics.class);

    private final JsonNode document = read();
    private final Map<String, JsonNode> derived = Schemas.of(ROOTS);

    /** Run with {@code -Drostrum.asyncapi.write=true}, brings the schemas up to the records first and keeps what people wrote. */
    @BeforeAll
    static void rewriteIfAsked() throws IOException {
        if (Boolean.getBoolean("rostrum.asyncapi.write")) {
            SchemaWriter.rewrite(DOCUMENT, Schemas.of(ROOTS));
        }
    }

    @Test
    void everyTopicStandsThereWithItsPartitionsAndSettings() {
        for (Topics.Topic topic : Topics.ALL) {
            JsonNode channel = channel(topic.name());
            JsonNode kafka = channel.path("bindings").path("kafka");
            assertEquals(topic.partitions(), kafka.path("partitions").asInt(), topic.name());
            topic.allSettings().forEach((name, value) -> assertEquals(
                    value, setting(kafka.path("topicConfiguration"), name), topic.name() + " " + name));
        }
    }

    @Test
    void everyRecordStandsThereWithEachOfItsPropertiesAndNoOther() {
        JsonNode schemas = document.path("components").path("schemas");
        List<String> differences = new ArrayList<>();
        derived.forEach((name, schema) -> {
            if (!shape(schemas.path(name)).equals(shape(schema))) {
                differences.add(name + " should be " + shape(schema) + " and is " + shape(schemas.path(name)));
            }
        });
        assertEquals(List.of(), differences);
        assertEquals(new TreeSet<>(derived.keySet()), names(schemas));
    }

    @Test
    void aNumberOrTruthValueIsNeverOptional() {
        JsonNode schemas = document.path("components").path("schemas");
        derived.forEach((name, schema) -> {
            TreeSet<String> required = texts(schemas.path(name).path("required"));
            assertTrue(required.containsAll(texts(schema.path("required"))), name + " requires " + required);
            assertTrue(names(schemas.path(name).path("properties")).containsAll(required), name);
        });
    }

    @Test
    void theSocketStandsThereWithBothDirections() {
        JsonNode messages = channel("/ws").path("messages");
        assertEquals(new TreeSet<>(List.of("client", "server")), names(messages));
    }

    private JsonNode channel(String address) {
        for (JsonNode channel : document.path("channels")) {
            if (channel.path("address").asText().equals(address)) {
                return channel;
            }
        }
        throw new AssertionError("no channel has the address " + address);
    }

    private static String setting(JsonNode configuration, String name) {
        JsonNode value = configuration.path(name);
        return value.isArray() ? value.get(0).asText() : value.asText();
    }

    /** The schema without what only people read and without order. */
    private static JsonNode shape(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            ObjectNode shape = object.objectNode();
            new TreeSet<>(names(object)).stream()
                    .filter(key -> !key.equals("description") && !key.equals("required"))
                    .forEach(key -> shape.set(key, key.equals("properties") ? all(object.get(key)) : shape(object.get(key))));
            return shape;
        }
        if (schema instanceof ArrayNode array) {
            ArrayNode shape = array.arrayNode();
            array.forEach(item -> shape.add(shape(item)));
            return shape;
        }
        return schema;
    }

    private static JsonNode all(JsonNode properties) {
        ObjectNode shape = ((ObjectNode) properties).objectNode();
        names(properties).forEach(name -> shape.set(name, shape(properties.get(name))));
        return shape;
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static TreeSet<String> texts(JsonNode array) {
        TreeSet<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new AssertionError("docs/asyncapi.yaml cannot be read", e);
        }
    }
}
