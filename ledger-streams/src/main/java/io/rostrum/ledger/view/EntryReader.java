package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.ledger.JournalEntry;
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
 * Reads the committed journal, and nothing else, into the index, in a thread of its own.
 *
 * <p>A journal that contradicts itself stops the reading for good: {@link #healthy} says so, and a person must look.
 */
public final class EntryReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int POLL_RECORDS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(EntryReader.class);

    private final BookIndex index;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean healthy = true;
    private volatile boolean stopping;

    /** Starts to read. */
    public EntryReader(String kafka, BookIndex index) {
        this.index = index;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topics.LEDGER_ENTRIES.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.LEDGER_ENTRIES.name(), partition))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, index.nextOffset(partition.partition())));
        thread = new Thread(this::read, "entry-reader");
        thread.start();
    }

    /** Whether entries are being read. */
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
            LOG.atError().setMessage("the journal can no longer be read").setCause(fault).log();
        } finally {
            consumer.close();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            index.add(Json.read(record.value(), JournalEntry.class), record.value());
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
