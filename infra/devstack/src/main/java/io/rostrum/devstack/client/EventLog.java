package io.rostrum.devstack.client;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.Address;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was recorded of shows, read from {@code auction.events.v1}. Not safe for use by several threads. */
public final class EventLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** What one answer of the broker may bring into memory. */
    private static final int FETCH_BYTES_MAX = 4 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;

    public EventLog(Address kafka) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.toString(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES_MAX);
        this.consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A show's events up to the end as it stands now, each {@code seq} once, in their order; for shows of a
     * test's size.
     */
    public List<EventRecord> events(ShowId show) {
        List<EventRecord> events = new ArrayList<>();
        forEach(show, events::add);
        return events;
    }

    /**
     * Gives the same to a reader one by one, and keeps none: a show may have more events than this program
     * has memory.
     */
    public void forEach(ShowId show, Consumer<EventRecord> reader) {
        long[] seen = {0};
        forEachRecord(show, record -> {
            EventRecord event = Json.read(record.value(), EventRecord.class);
            if (event.seq() == seen[0] + 1) {
                seen[0]++;
                reader.accept(event);
            } else if (event.seq() > seen[0]) {
                throw new IllegalStateException(
                        "show " + show + ": seq " + event.seq() + " follows " + seen[0]);
            }
        });
    }

    /** The records as they stand, repeated ones too. */
    public void forEachRecord(ShowId show, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        byte[] key = show.value().getBytes(StandardCharsets.UTF_8);
        TopicPartition at = new TopicPartition(
                Topics.AUCTION_EVENTS.name(), ShowPartition.of(show, Topics.SHOW_PARTITIONS));
        consumer.assign(List.of(at));
        consumer.seekToBeginning(List.of(at));
        long end = consumer.endOffsets(List.of(at)).get(at);
        while (consumer.position(at) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end && Arrays.equals(record.key(), key)) {
                    reader.accept(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
