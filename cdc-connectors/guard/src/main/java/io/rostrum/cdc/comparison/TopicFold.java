package io.rostrum.cdc.comparison;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic of changed rows, read from its beginning to its present end, committed records only: by key, what
 * the newest record says.
 *
 * @param rows the digest of each row that is not deleted
 * @param keys the bytes of each of these keys
 * @param records how many records were read
 * @param repeats how many of them said what was known already
 */
public record TopicFold(
        Map<String, String> rows, Map<String, byte[]> keys, long records, long repeats) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads a slice of the topic; throws {@link TooMany} if it holds too many keys. */
    public static TopicFold of(String kafka, String topic, Slice slice) {
        Folding folding = new Folding(topic, slice);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(folding::take);
            }
        }
        return new TopicFold(folding.rows, folding.keys, folding.records, folding.repeats);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static final class Folding {
        private final String topic;
        private final Slice slice;
        private final Map<String, String> rows = new HashMap<>();
        private final Map<String, byte[]> keys = new HashMap<>();
        private long records;
        private long repeats;

        Folding(String topic, Slice slice) {
            this.topic = topic;
            this.slice = slice;
        }

        void take(ConsumerRecord<byte[], byte[]> record) {
            String key = Rows.text(Rows.read(record.key()));
            if (!slice.has(key)) {
                return;
            }
            records++;
            TreeMap<String, Object> row = record.value() == null ? null : Rows.read(record.value());
            if (row == null || "true".equals(row.remove(Rows.DELETED))) {
                repeats += rows.remove(key) == null ? 1 : 0;
                keys.remove(key);
                return;
            }
            String digest = Rows.digest(row);
            repeats += digest.equals(rows.put(key, digest)) ? 1 : 0;
            keys.put(key, record.key());
            TooMany.check(topic, rows.size());
        }
    }

    /** What a deleted row of this key looks like, as Debezium writes it: the key and that it is deleted. */
    static byte[] deleted(byte[] key) {
        TreeMap<String, Object> row = Rows.read(key);
        row.put(Rows.DELETED, "true");
        return Rows.text(row).getBytes(StandardCharsets.UTF_8);
    }
}
