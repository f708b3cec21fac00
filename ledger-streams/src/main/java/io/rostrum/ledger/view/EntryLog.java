package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads single entries where they stand in the journal: for a person who looks at one, so now and then. */
public final class EntryLog {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS_MAX = 50;

    private final String kafka;

    public EntryLog(String kafka) {
        this.kafka = kafka;
    }

    /** The entry at that place. */
    JournalEntry at(int partition, long offset) {
        TopicPartition place = new TopicPartition(Topics.LEDGER_ENTRIES.name(), partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
            for (int polls = 0; polls < POLLS_MAX; polls++) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() != offset) {
                        throw new IllegalStateException(place + " holds no entry at " + offset);
                    }
                    return Json.read(record.value(), JournalEntry.class);
                }
            }
        }
        throw new TimeoutException(place + " at " + offset + " could not be read");
    }
}
