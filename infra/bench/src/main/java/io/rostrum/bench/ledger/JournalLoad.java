package io.rostrum.bench.ledger;

import io.rostrum.bench.load.Pace;
import io.rostrum.bench.statistics.Percentiles;
import io.rostrum.contracts.ledger.BookId;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the journal for transfers and sees them committed: what it took, from the asking to the committed
 * entry.
 */
final class JournalLoad implements AutoCloseable {

    private static final byte[] KEY = BookId.MAIN.value().getBytes(StandardCharsets.UTF_8);
    private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(300);
    private static final long DRAIN_SECONDS = 60;
    private static final int PRESSED_MAX = 5_000_000;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LINGER_MILLIS = 3;
    private static final int WAKINGS_PER_SECOND = 1_000;

    /** Entries of which one is looked at, that it is the one which follows. */
    private static final int LOOKED_AT = 64;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * What a leg showed.
     *
     * @param perSecond committed entries a second, from the first asking to the last commit
     */
    record Result(int entries, double perSecond, Percentiles latency) {}

    JournalLoad(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", kafka, "acks", "all", "linger.ms", LINGER_MILLIS,
                        "batch.size", 256 * 1024),
                new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka, "isolation.level", "read_committed",
                        "max.poll.records", 20_000, "fetch.max.wait.ms", 10),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = Topics.LEDGER_ENTRIES.everyPartition();
        consumer.assign(partitions);
    }

    /** Asks for so many a second, evenly, whatever becomes of them; latency counts from when each was due. */
    Result paced(Transfers transfers, int perSecond, int seconds) throws InterruptedException {
        int count = Math.multiplyExact(perSecond, seconds);
        long[] asked = new long[count];
        Listener listener = listen(transfers, asked, new Semaphore(0));
        Pace pace = new Pace(perSecond, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));
        // Those of one millisecond go together: to wake for each would cost a core that the ledger needs.
        int together = Math.max(1, perSecond / WAKINGS_PER_SECOND);
        for (int i = 0; i < count; i++) {
            asked[i] = pace.dueNanos(i);
            if (i % together == 0) {
                pace.await(Math.min(i + together, count) - 1);
            }
            send(transfers.request(i));
        }
        return listener.result(count, pace.startNanos());
    }

    /** Asks as fast as it may while at most {@code window} are not committed. */
    Result pressed(Transfers transfers, int window, int seconds) throws InterruptedException {
        long[] asked = new long[PRESSED_MAX];
        Semaphore free = new Semaphore(window);
        Listener listener = listen(transfers, asked, free);
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        int count = 0;
        while (System.nanoTime() < end && count < asked.length) {
            free.acquire();
            byte[] request = transfers.request(count);
            asked[count++] = System.nanoTime();
            send(request);
        }
        return listener.result(count, start);
    }

    private void send(byte[] request) {
        producer.send(new ProducerRecord<>(Topics.LEDGER_REQUESTS.name(), KEY, request));
    }

    private Listener listen(Transfers transfers, long[] asked, Semaphore free) {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Listener listener = new Listener(transfers, asked, free);
        listener.thread.start();
        return listener;
    }

    /** Reads committed entries in a thread of its own until it is told how many there must be. */
    private final class Listener {

        private final Transfers transfers;
        private final long[] asked;
        private final Semaphore free;
        private final Histogram latency = new Histogram(HIGHEST_NANOS, 3);
        private final AtomicInteger wanted = new AtomicInteger(Integer.MAX_VALUE);
        private final Thread thread = new Thread(this::read, "committed-entries");
        private volatile long lastNanos;
        private volatile long giveUpNanos = Long.MAX_VALUE;
        private int seen;

        Listener(Transfers transfers, long[] asked, Semaphore free) {
            this.transfers = transfers;
            this.asked = asked;
            this.free = free;
        }

        private void read() {
            while (seen < wanted.get() && System.nanoTime() < giveUpNanos) {
                int before = seen;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    // One book, one partition: entries come in the order in which they were asked for.
                    if (seen % LOOKED_AT == 0) {
                        require(record, seen);
                    }
                    latency.recordValue(Math.max(0, System.nanoTime() - asked[seen]));
                    seen++;
                }
                if (seen > before) {
                    lastNanos = System.nanoTime();
                    free.release(seen - before);
                }
            }
        }

        private void require(ConsumerRecord<byte[], byte[]> record, int index) {
            String entryId = RecordHeaders.text(record.headers(), RecordHeaders.ID);
            if (transfers.index(entryId) != index) {
                throw new IllegalStateException(entryId + " came as number " + index);
            }
        }

        Result result(int count, long startNanos) throws InterruptedException {
            giveUpNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
            wanted.set(count);
            thread.join();
            if (seen < count) {
                throw new IllegalStateException(
                        "of " + count + " transfers only " + seen + " were committed");
            }
            return new Result(count, count * 1e9 / (lastNanos - startNanos), Percentiles.of(latency));
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }
}
