package io.rostrum.replay;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads one show's records out of its partition, without a group and without changing anything. */
final class ShowLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final byte[] key;
    private final int partition;

    ShowLog(String bootstrap, ShowId showId) {
        this(consumer(bootstrap), showId);
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    ShowLog(Consumer<byte[], byte[]> consumer, ShowId showId) {
        this.consumer = consumer;
        this.key = showId.value().getBytes(StandardCharsets.UTF_8);
        this.partition = ShowPartition.of(showId, Topics.SHOW_PARTITIONS);
    }

    int partition() {
        return partition;
    }

    /** Whether records at the beginning of the partition are gone, so that a history may lack its start. */
    boolean isCut(Topics.Topic topic) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        return consumer.beginningOffsets(List.of(at)).get(at) > 0;
    }

    /** Where the topic's partition of the show ends now. */
    long end(Topics.Topic topic) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        return consumer.endOffsets(List.of(at)).get(at);
    }

    /**
     * Gives the show's records to the reader, from the first to the last that stands there when this is
     * called.
     */
    void readAll(Topics.Topic topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        long end = end(topic);
        start(at);
        while (consumer.position(at) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end && Arrays.equals(record.key(), key)) {
                    reader.accept(record);
                }
            }
        }
    }

    /**
     * Likewise to that end, but goes on past it until the reader is content, or for {@code patience} with
     * nothing new.
     */
    void readUntil(
            Topics.Topic topic, long end, Duration patience,
            Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        start(at);
        boolean content = false;
        long quietSince = System.nanoTime();
        while (consumer.position(at) < end
                || (!content && System.nanoTime() - quietSince < patience.toNanos())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (Arrays.equals(record.key(), key)) {
                    content = reader.test(record);
                    quietSince = System.nanoTime();
                }
            }
        }
    }

    private void start(TopicPartition at) {
        consumer.assign(List.of(at));
        consumer.seekToBeginning(List.of(at));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
