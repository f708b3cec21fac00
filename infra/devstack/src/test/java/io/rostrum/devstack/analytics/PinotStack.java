package io.rostrum.devstack.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.devstack.engine.EngineName;
import io.rostrum.devstack.engine.Stack;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.devstack.engine.TestSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A Kafka and a Pinot that reads it, with rows written as Debezium writes them. */
final class PinotStack implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Stack stack;

    private PinotStack(Stack stack) {
        this.stack = stack;
    }

    /** Starts both, and the engines named besides. */
    static PinotStack start(Path data, Map<String, String> more, EngineName... besides) {
        Set<EngineName> engines = EnumSet.of(EngineName.KAFKA, EngineName.PINOT);
        engines.addAll(Set.of(besides));
        return new PinotStack(
                Stack.of(TestSettings.settings(data, more), System.out::println).start(engines));
    }

    Stack stack() {
        return stack;
    }

    StackSettings settings() {
        return stack.settings();
    }

    /** A producer of rows. @param transactionalId null: rows count at once */
    KafkaProducer<String, String> producer(String transactionalId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings().kafka().toString());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        if (transactionalId != null) {
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        }
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** One bid as a row. */
    static ProducerRecord<String, String> bid(String show, long seq, String seller, long priceMinor) {
        return row("bids", show + "/" + seq, bidRow(show, seq, seller, priceMinor));
    }

    static Map<String, Object> bidRow(String show, long seq, String seller, long priceMinor) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("show_id", show);
        row.put("seq", seq);
        row.put("lot_id", "lot-1");
        row.put("seller_id", seller);
        row.put("paddle", 7);
        row.put("bidder_id", "bidder-7");
        row.put("outcome", "ACCEPTED");
        row.put("reason", "");
        row.put("kind", "LIMIT");
        row.put("own_raise", false);
        row.put("leads", true);
        row.put("extended", false);
        row.put("retracted_seq", 0);
        row.put("price_minor", priceMinor);
        row.put("asking_minor", priceMinor + 100);
        row.put("opening_minor", 100);
        row.put("reserve_state", "NONE");
        row.put("currency", "USD");
        row.put("category", "vinyl");
        row.put("at_millis", 1_795_768_000_000L + seq);
        row.put("__deleted", "false");
        return row;
    }

    /** A row of a table, keyed so that equal primary keys share a partition. */
    static ProducerRecord<String, String> row(String table, String key, Map<String, Object> row) {
        return new ProducerRecord<>("cdc.public." + table, key, JSON.valueToTree(row).toString());
    }

    /** What Pinot answers. */
    JsonNode query(String sql) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + settings().analytics().broker() + "/query/sql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("sql", sql))))
                .build();
        return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** The first cell of the first row. */
    long number(String sql) throws IOException, InterruptedException {
        JsonNode answer = query(sql);
        if (!answer.path("exceptions").isEmpty()) {
            throw new IOException(answer.path("exceptions").toString());
        }
        return answer.path("resultTable").path("rows").path(0).path(0).asLong();
    }

    @Override
    public void close() {
        stack.close();
    }
}
