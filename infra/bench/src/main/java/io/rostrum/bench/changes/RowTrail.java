package io.rostrum.bench.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.log.Topics;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows bids: when each event was appended to the log (whole milliseconds, of the record), when PostgreSQL
 * committed its row (microseconds, which Debezium hands on in a header), and when a reader of committed
 * records had it. All three by one machine's clock.
 */
public final class RowTrail implements AutoCloseable {

    private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String COMMITTED = "__source_ts_us";
    private static final String BIDS = Topics.CDC_PREFIX + "bids";

    private final Map<Id, Long> appendedMicros = new ConcurrentHashMap<>();
    private final Map<Id, Row> rows = new ConcurrentHashMap<>();
    private final Map<Id, Long> answeredMicros = new ConcurrentHashMap<>();
    private final Set<Id> pending = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;
    private volatile RuntimeException broken;

    private record Row(long committedMicros, long readMicros) {}

    /** A bid by its show and its place in the show's events. */
    record Id(String show, long seq) {}

    /** Begins at the present ends of both topics. */
    public static RowTrail from(String kafka) throws InterruptedException {
        RowTrail trail = new RowTrail();
        CountDownLatch there = new CountDownLatch(2);
        trail.follow(kafka, Topics.AUCTION_EVENTS.name(), trail::appended, there);
        trail.follow(kafka, BIDS, trail::changed, there);
        if (!there.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the topics could not be read");
        }
        return trail;
    }

    /** Takes one record. */
    private interface Taking {
        void take(ConsumerRecord<byte[], byte[]> record, long nowMicros);
    }

    private void follow(String kafka, String topic, Taking taking, CountDownLatch there) {
        threads.add(Thread.ofPlatform().daemon().name("trail-" + topic).start(() -> {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
                List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition())).toList();
                consumer.assign(all);
                consumer.seekToEnd(all);
                all.forEach(consumer::position);
                there.countDown();
                while (open) {
                    var records = consumer.poll(POLL);
                    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                    records.forEach(record -> taking.take(record, now));
                }
            } catch (RuntimeException fault) {
                broken = fault;
            }
        }));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void appended(ConsumerRecord<byte[], byte[]> record, long nowMicros) {
        EventRecord event = Json.read(record.value(), EventRecord.class);
        appendedMicros.put(new Id(event.showId().value(), event.seq()), record.timestamp() * 1_000);
    }

    private void changed(ConsumerRecord<byte[], byte[]> record, long nowMicros) {
        try {
            JsonNode key = Json.LOG.readTree(record.key());
            Header committed = record.headers().lastHeader(COMMITTED);
            long micros = Long.parseLong(new String(committed.value(), StandardCharsets.UTF_8));
            Id id = new Id(key.path("show_id").asText(), key.path("seq").asLong());
            if (rows.putIfAbsent(id, new Row(micros, nowMicros)) == null) {
                pending.add(id);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Forgets what was seen, before a leg. */
    public void forget() {
        appendedMicros.clear();
        rows.clear();
        answeredMicros.clear();
        pending.clear();
    }

    /** Rows that are in the topic and were in no answer yet; asking costs as much as they are. */
    Set<Id> pending() {
        return Set.copyOf(pending);
    }

    /** An answer has this row. */
    void answered(Id id, long nowMicros) {
        if (pending.remove(id)) {
            answeredMicros.put(id, nowMicros);
        }
    }

    /** What else is followed cannot be. */
    void broken(RuntimeException fault) {
        broken = fault;
    }

    /** Waits until no row is waited for, or the time is up. */
    void awaitAnswered(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!pending.isEmpty() && System.nanoTime() - deadline < 0) {
            if (broken != null) {
                throw new IllegalStateException("rows could not be followed on", broken);
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    /** Waits until so many rows were read, or the time is up. */
    public void await(int wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (rows.size() < wanted && System.nanoTime() - deadline < 0) {
            if (broken != null) {
                throw new IllegalStateException("a topic could not be read on", broken);
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    /** What was seen since the last {@link #forget()}. */
    public Seen seen() {
        Histogram toRow = new Histogram(NANOS_MAX, 3);
        Histogram toTopic = new Histogram(NANOS_MAX, 3);
        Histogram whole = new Histogram(NANOS_MAX, 3);
        Histogram toAnswer = new Histogram(NANOS_MAX, 3);
        Histogram answered = new Histogram(NANOS_MAX, 3);
        rows.forEach((id, row) -> {
            Long appended = appendedMicros.get(id);
            if (appended != null) {
                record(toRow, row.committedMicros() - appended);
                record(toTopic, row.readMicros() - row.committedMicros());
                record(whole, row.readMicros() - appended);
                Long told = answeredMicros.get(id);
                if (told != null) {
                    record(toAnswer, told - row.readMicros());
                    record(answered, told - appended);
                }
            }
        });
        return new Seen(toRow, toTopic, whole, toAnswer, answered);
    }

    private static void record(Histogram histogram, long micros) {
        histogram.recordValue(Math.clamp(micros * 1_000, 0, NANOS_MAX));
    }

    /**
     * How long rows took.
     *
     * @param toRow from the append of the event to the commit of the row; up to 1 ms too high
     * @param toTopic from the commit to its being read from the topic
     * @param whole both together
     * @param toAnswer from the topic to the first answer of Pinot that has the row
     * @param answered from the append to that answer
     */
    public record Seen(
            Histogram toRow, Histogram toTopic, Histogram whole, Histogram toAnswer, Histogram answered) {}

    @Override
    public void close() {
        open = false;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
