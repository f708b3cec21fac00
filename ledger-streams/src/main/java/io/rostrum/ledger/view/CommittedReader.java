package io.rostrum.ledger.view;

import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

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
    private static final long STILL_MILLIS_MAX = 60_000;
    private static final long PAUSE_MILLIS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(CommittedReader.class);

    private final Topics.Topic topic;
    private final Index index;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Object> settings;
    private final Map<Integer, Long> read = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean healthy = true;
    private volatile boolean stopping;

    /** Takes records, and keeps them together with how far each partition was read. */
    public interface Index {

        /** Takes one record; it is seen after {@link #commit}. */
        void take(ConsumerRecord<byte[], byte[]> record);

        /** Makes everything taken so far visible. */
        void commit(Map<Integer, Long> nextOffsets);

        /** The offset to go on from; 0 at first. */
        long nextOffset(int partition);
    }

    /** An index to which it is all one where a record stands. */
    public interface ValueIndex extends Index {

        /** Takes one record's value. */
        void take(byte[] value);

        @Override
        default void take(ConsumerRecord<byte[], byte[]> record) {
            take(record.value());
        }
    }

    /** Starts to read. */
    public CommittedReader(String kafka, Topics.Topic topic, Index index) {
        this.topic = topic;
        this.index = index;
        this.settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = topic.everyPartition();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, index.nextOffset(partition.partition())));
        thread = new Thread(this::read, "reader-" + topic.name());
        thread.start();
    }

    /** Whether records are being read. */
    public boolean healthy() {
        return healthy;
    }

    /**
     * Returns once everything that was committed when this was called was taken.
     *
     * @throws TimeoutException if nothing more is read for {@link #STILL_MILLIS_MAX}
     */
    public void awaitCommitted() {
        try (Admin admin = Admin.create(settings)) {
            for (TopicPartition partition : partitions) {
                awaitTaken(partition, end(admin, partition, IsolationLevel.READ_COMMITTED));
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    /**
     * Returns once the partition holds nothing that is neither committed nor given up, and all that is
     * committed was taken.
     *
     * @throws TimeoutException if that takes more than {@link #STILL_MILLIS_MAX}, and nothing more is read
     */
    public void awaitEnd(int partition) {
        TopicPartition wanted = new TopicPartition(topic.name(), partition);
        try (Admin admin = Admin.create(settings)) {
            long end = end(admin, wanted, IsolationLevel.READ_UNCOMMITTED);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STILL_MILLIS_MAX);
            while (end(admin, wanted, IsolationLevel.READ_COMMITTED) < end) {
                pause(until, wanted);
            }
            awaitTaken(wanted, end);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private void awaitTaken(TopicPartition partition, long end) throws InterruptedException {
        long before = -1;
        long until = 0;
        for (long now = taken(partition); now < end; now = taken(partition)) {
            if (now > before) {
                before = now;
                until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STILL_MILLIS_MAX);
            }
            pause(until, partition);
        }
    }

    private long taken(TopicPartition partition) {
        return read.getOrDefault(partition.partition(), 0L);
    }

    private static long end(Admin admin, TopicPartition partition, IsolationLevel isolation)
            throws InterruptedException {
        try {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(fault);
        }
    }

    private void pause(long untilNanos, TopicPartition partition) throws InterruptedException {
        if (!healthy) {
            throw new IllegalStateException(topic.name() + " can no longer be read");
        }
        if (System.nanoTime() > untilNanos) {
            throw new TimeoutException(partition + " was not read to its end");
        }
        synchronized (read) {
            read.wait(PAUSE_MILLIS);
        }
    }

    private void read() {
        try {
            while (!stopping) {
                take(consumer.poll(POLL));
                // Behind the last record stand marks of transactions, which are no records.
                partitions.forEach(one -> read.put(one.partition(), consumer.position(one)));
                synchronized (read) {
                    read.notifyAll();
                }
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
            index.take(record);
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
