package io.rostrum.media.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
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

/**
 * Follows {@code auction.events.v1} for somebody who wants some of its events; the others are passed over
 * by their header. It belongs to no group, begins where its follower was when the process stopped, the first
 * time at the beginning, and goes on by itself when the log was away.
 */
public final class AuctionEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 1_000;
    private static final long KEEP_MILLIS = 5_000;
    private static final int POLL_RECORDS_MAX = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(AuctionEvents.class);

    private final String bootstrap;
    private final String name;
    private final Follower follower;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Consumer<byte[], byte[]> consumer;

    /** Whoever wants events, on one thread. What it is told twice is to change nothing. */
    public interface Follower {

        /** Whether events of that CloudEvents type, which may be null, are wanted. */
        boolean concerns(String type);

        /** Takes an event; true if what is known now is to be kept at once. */
        boolean take(EventRecord event) throws IOException;

        /** Where it goes on, by partition; nothing before the first time. */
        Map<Integer, Long> places() throws IOException;

        /** Keeps what is known, and up to where the log was read for it. */
        void keep(Map<Integer, Long> places) throws IOException;

        /** The log is another one than before, and is read from its beginning. */
        void startAnew() throws IOException;
    }

    /** @param name of the thread and of the client */
    public AuctionEvents(String bootstrap, String name, Follower follower) {
        this.bootstrap = bootstrap;
        this.name = name;
        this.follower = follower;
        thread = Thread.ofPlatform().name(name).unstarted(this::run);
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
                LOG.atWarn().setMessage("the auction's events are not followed for now")
                        .addKeyValue("follower", name)
                        .addKeyValue("cause", away.toString())
                        .log();
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
                        ConsumerConfig.CLIENT_ID_CONFIG, name,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
                        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<byte[], byte[]> one) throws IOException {
        List<TopicPartition> all = Topics.AUCTION_EVENTS.everyPartition();
        one.assign(all);
        Map<Integer, Long> places = new HashMap<>(follower.places());
        one.seekToBeginning(all);
        places.forEach((partition, offset) -> one.seek(all.get(partition), offset));
        try {
            follow(one, places);
        } catch (OffsetOutOfRangeException another) {
            LOG.atWarn().setMessage("the log is another one than before; it is read anew")
                    .addKeyValue("follower", name)
                    .log();
            follower.startAnew();
        }
    }

    private void follow(Consumer<byte[], byte[]> one, Map<Integer, Long> places) throws IOException {
        long kept = System.nanoTime();
        boolean urgent = false;
        while (!stopped()) {
            for (ConsumerRecord<byte[], byte[]> record : one.poll(POLL)) {
                urgent |= take(record);
                places.put(record.partition(), record.offset() + 1);
            }
            if (urgent || System.nanoTime() - kept > KEEP_MILLIS * 1_000_000) {
                follower.keep(places);
                kept = System.nanoTime();
                urgent = false;
            }
        }
    }

    private boolean take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (!follower.concerns(RecordHeaders.text(record.headers(), RecordHeaders.TYPE))) {
            return false;
        }
        try {
            return follower.take(Json.read(record.value(), EventRecord.class));
        } catch (MalformedRecord unreadable) {
            LOG.atError().setMessage("an event cannot be read, and is passed over")
                    .addKeyValue("follower", name)
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("cause", unreadable.getMessage())
                    .log();
            return false;
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
