package io.rostrum.media.lots;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Follows {@code auction.events.v1} into the book of lots, from where it was when the process stopped, the
 * first
 * time from the beginning. Belongs to no group; goes on by itself when the log was away.
 */
public final class LotEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 1_000;
    private static final long PLACES_EVERY_MILLIS = 5_000;
    private static final int POLL_RECORDS_MAX = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(LotEvents.class);

    private final String bootstrap;
    private final LotBook book;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Consumer<byte[], byte[]> consumer;

    public LotEvents(String bootstrap, LotBook book) {
        this.bootstrap = bootstrap;
        this.book = book;
        thread = Thread.ofPlatform().name("lot-events").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!stopped()) {
            try (Consumer<byte[], byte[]> one = open()) {
                consumer = one;
                follow(one);
            } catch (WakeupException stop) {
                LOG.debug("woken to stop");
            } catch (KafkaException | IOException away) {
                LOG.atWarn().setMessage("the lots' events are not followed for now")
                        .addKeyValue("cause", away.toString()).log();
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (stopping.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("told to stop while waiting");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Consumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.CLIENT_ID_CONFIG, "media-lots",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
                        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<byte[], byte[]> one) throws IOException {
        List<TopicPartition> all = IntStream.range(0, Topics.SHOW_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.AUCTION_EVENTS.name(), partition))
                .toList();
        one.assign(all);
        Map<Integer, Long> places = new HashMap<>(book.places());
        one.seekToBeginning(all);
        places.forEach((partition, offset) -> one.seek(all.get(partition), offset));
        long kept = System.nanoTime();
        while (!stopped()) {
            ConsumerRecords<byte[], byte[]> records = one.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                event(record);
                places.put(record.partition(), record.offset() + 1);
            }
            boolean due = System.nanoTime() - kept > PLACES_EVERY_MILLIS * 1_000_000;
            if (due) {
                book.putPlaces(places);
                kept = System.nanoTime();
            }
        }
    }

    private void event(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (!ShowLots.concerns(RecordHeaders.text(record.headers(), RecordHeaders.TYPE))) {
            return;
        }
        try {
            book.event(Json.read(record.value(), EventRecord.class));
        } catch (MalformedRecord unreadable) {
            LOG.atError().setMessage("an event cannot be read; its lot has no clip")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("cause", unreadable.getMessage())
                    .log();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        Consumer<byte[], byte[]> one = consumer;
        if (one != null) {
            one.wakeup();
        }
        try {
            thread.join(CLOSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
