package io.rostrum.gateway.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.Map;

/** Consumers of events that belong to no group and commit nothing: each reader keeps its own place. */
final class EventConsumers {

    private static final int POLL_RECORDS_MAX = 2_000;
    private static final int API_MILLIS = 10_000;
    private static final int FETCH_WAIT_MILLIS = 500;

    private EventConsumers() {}

    static Consumer<byte[], byte[]> open(String bootstrap, String client) {
        return open(bootstrap, client, "read_uncommitted");
    }

    /** Of what is written in transactions it sees only what is committed. */
    static Consumer<byte[], byte[]> openCommitted(String bootstrap, String client) {
        return open(bootstrap, client, "read_committed");
    }

    private static Consumer<byte[], byte[]> open(String bootstrap, String client, String isolation) {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation),
                        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, client),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"),
                        Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1),
                        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX),
                        Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_MILLIS),
                        Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                        Map.entry(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
