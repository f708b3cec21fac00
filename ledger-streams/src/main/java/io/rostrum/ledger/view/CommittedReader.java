package io.rostrum.ledger.view;

import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads what is committed of one topic, and nothing else, into an index, in a thread of its own.
 *
 * <p>A log that contradicts itself stops the reading for good: {@link #healthy} says so, and a person must
 * look.
 */
public final class CommittedReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int POLL_RECORDS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(CommittedReader.class);

    private final Topics.Topic topic;
    private final Index index;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean healthy = true;
    private volatile boolean stopping;

    /** Takes records, and keeps them together with how far each partition was read. */
    public interface Index {

        /** Takes one record's value; it is seen after {@link #commit}. */
        void take(byte[] value);

        /** Makes everything taken so far visible. */
        void commit(Map<Integer, Long> nextOffsets);

        /** The offset to go on from; 0 at first. */
        long nextOffset(int partition);
    }

    /** Starts to read. */
    public CommittedReader(String kafka, Topics.Topic topic, Index index) {
        this.topic = topic;
        this.index = index;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, index.nextOffset(partition.partition())));
        thread = new Thread(this::read, "reader-" + topic.name());
        thread.start();
    }

    /** Whether records are being read. */
    public boolean healthy() {
        return healthy;
    }

    private void read() {
        try {
            while (!stopping) {
                take(consumer.poll(POLL));
            }
        } catch (WakeupException stopped) {
            LOG.atDebug().setMessage("stopped").log();
        } catch (RuntimeException fault) {
            healthy = false;
            LOG.atError().setMessage("the log can no longer be read").addKeyValue("topic", topic.name())
                    .setCause(fault).log();
        } finally {
            consumer.close();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            index.take(record.value());
            next.put(record.partition(), record.offset() + 1);
        }
        if (!next.isEmpty()) {
            index.commit(next);
        }
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
