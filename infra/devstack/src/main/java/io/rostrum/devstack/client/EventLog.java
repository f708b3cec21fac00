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

/** What was recorded of shows, read from {@code auction.events.v1}. Not safe for use by several threads. */
public final class EventLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public EventLog(Address kafka) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.toString(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A show's events up to the end as it stands now, each {@code seq} once, in their order. */
    public List<EventRecord> events(ShowId show) {
        List<EventRecord> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(show)) {
            EventRecord event = Json.read(record.value(), EventRecord.class);
            if (event.seq() == events.size() + 1L) {
                events.add(event);
            } else if (event.seq() > events.size()) {
                throw new IllegalStateException("show " + show + ": seq " + event.seq() + " follows " + events.size());
            }
        }
        return events;
    }

    /** The records as they stand, repeated ones too. */
    public List<ConsumerRecord<byte[], byte[]>> records(ShowId show) {
        byte[] key = show.value().getBytes(StandardCharsets.UTF_8);
        TopicPartition at = new TopicPartition(
                Topics.AUCTION_EVENTS.name(), ShowPartition.of(show, Topics.SHOW_PARTITIONS));
        consumer.assign(List.of(at));
        consumer.seekToBeginning(List.of(at));
        long end = consumer.endOffsets(List.of(at)).get(at);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (consumer.position(at) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end && Arrays.equals(record.key(), key)) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
