package io.rostrum.ledger;

import io.rostrum.ledger.topology.RocksBounds;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.util.Properties;

/** The settings of Kafka Streams that follow from the ledger's own. */
public final class LedgerSettings {

    private static final int BATCH_BYTES = 512 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;
    private static final int LINGER_MILLIS = 100;
    private static final int POLL_RECORDS = 2_000;
    private static final int BUFFERED_RECORDS = 8_000;
    private static final int FETCH_BYTES = 128 * 1024;
    private static final int FETCH_MILLIS = 10;
    private static final int TRANSACTION_MILLIS = 20_000;
    private static final int RETRY_MILLIS = 3;
    private static final int RETRY_MILLIS_MAX = 100;
    private static final int SESSION_MILLIS = 10_000;
    private static final int HEARTBEAT_MILLIS = 2_000;

    private LedgerSettings() {}

    /** Everything that the {@code KafkaStreams} of that part is started with. */
    public static Properties of(LedgerPart part, LedgerConfig config) {
        Properties all = new Properties();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, part.application());
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka());
        all.put(StreamsConfig.STATE_DIR_CONFIG, config.stateFolder().toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitMillis());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads(part));
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, config.cacheBytes());
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksBounds.class.getName());
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_RECORDS);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLL_RECORDS);
        if (part == LedgerPart.JOURNAL) {
            // Much at once costs less than little often, and a request waits for its commit anyway.
            all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FETCH_BYTES);
            all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), FETCH_MILLIS);
        }
        // A process that comes back under its name takes its own tasks at once, instead of waiting until it
        // is given up.
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), config.node());
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        // The topics are kept for ever and the books know every fact by its id: reading from the start again
        // is safe.
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), BUFFER_BYTES);
        // Every commit sends what waits; until then only full batches leave.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        // The first record of a transaction waits for the markers of the one before, which takes
        // milliseconds.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_MILLIS);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), RETRY_MILLIS_MAX);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
        return all;
    }
}
