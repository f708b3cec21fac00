package io.rostrum.ledger.reconcile;

import io.rostrum.accounting.reconcile.RunningReconciliation;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.ledger.Balance;
import io.rostrum.contracts.ledger.JournalEntry;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what is committed of the journal and of the balances topic, each pass from where the pass before
 * ended.
 */
final class TopicReader implements AutoCloseable {

    /** Records of one pass at most; what is left is read by the next. */
    static final long RECORDS_A_PASS = 500_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLL_RECORDS = 5_000;
    private static final String OFFSET = "offset/";

    private final DiskReconcileStore store;
    private final RunningReconciliation reconciliation;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    TopicReader(String kafka, DiskReconcileStore store, RunningReconciliation reconciliation) {
        this.store = store;
        this.reconciliation = reconciliation;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = Stream.of(Topics.LEDGER_ENTRIES, Topics.LEDGER_BALANCES)
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, offset(partition)));
    }

    /** Reads up to what is committed now; false if there is more than one pass reads. */
    boolean read(long nowMillis) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long read = 0;
        while (partitions.stream().anyMatch(partition ->
                consumer.position(partition) < ends.get(partition))) {
            if (read >= RECORDS_A_PASS) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record, nowMillis);
                read++;
            }
            // Offsets and what follows from the records before them are written together.
            partitions.forEach(partition -> store.put(
                    key(partition),
                            ByteBuffer.allocate(Long.BYTES).putLong(consumer.position(partition)).array()));
            store.commit();
        }
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, long nowMillis) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topics.LEDGER_ENTRIES.name())) {
                reconciliation.entry(Json.read(record.value(), JournalEntry.class), record.value(),
                        nowMillis);
            } else {
                reconciliation.told(Json.read(record.value(), Balance.class), nowMillis);
            }
        } catch (MalformedRecord poison) {
            reconciliation.unreadable(
                    record.topic() + "-" + record.partition() + " offset " + record.offset());
        }
    }

    private long offset(TopicPartition partition) {
        byte[] bytes = store.get(key(partition));
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    private static String key(TopicPartition partition) {
        return OFFSET + partition;
    }

    /** From another thread: what is being read ends with a {@link WakeupException}. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
