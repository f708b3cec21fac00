package io.rostrum.media.keys;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.media.ingest.StreamDesk;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Follows {@code auction.events.v1} for the few events about keys; all others are passed over by their
 * header. It belongs to no group, begins where it was when the process stopped, the first time at the
 * beginning, and goes on by itself when the log was away: keys that are known stay good meanwhile.
 */
public final class KeyEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 1_000;
    private static final long KEEP_MILLIS = 5_000;
    private static final int POLL_RECORDS_MAX = 2_000;
    private static final Set<String> CONCERNS =
            Set.of("io.rostrum.StreamKeySet", "io.rostrum.ShowEnded");
    private static final Logger LOG = LoggerFactory.getLogger(KeyEvents.class);

    private final String bootstrap;
    private final KeyBook book;
    private final StreamDesk desk;
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<Integer, Long> places = new HashMap<>();
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile Consumer<byte[], byte[]> consumer;

    /** @param folder where to keep what was read */
    public KeyEvents(String bootstrap, Path folder, StreamDesk desk) {
        this.bootstrap = bootstrap;
        this.book = new KeyBook(folder);
        this.desk = desk;
        thread = Thread.ofPlatform().name("key-events").unstarted(this::run);
    }

    /** Begins with what was kept. */
    public void start() throws IOException {
        take(book.read());
        thread.start();
    }

    private void take(KeyBook.Kept kept) {
        hashes.clear();
        places.clear();
        hashes.putAll(kept.hashes());
        places.putAll(kept.places());
        hashes.forEach((show, hash) -> desk.keySet(new ShowId(show), hash));
    }

    /** Whether the log has been read up to where it ended when it was first looked at. */
    public boolean caughtUp() {
        return caughtUp;
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
            } catch (OffsetOutOfRangeException another) {
                LOG.atWarn().setMessage("the log is another one than before; keys are read anew").log();
                hashes.keySet().forEach(show -> desk.showEnded(new ShowId(show)));
                take(KeyBook.Kept.NOTHING);
            } catch (KafkaException | IOException away) {
                LOG.atWarn().setMessage("stream keys are not followed for now")
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
                        ConsumerConfig.CLIENT_ID_CONFIG, "media-keys",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
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
        Map<TopicPartition, Long> ends = one.endOffsets(all);
        one.seekToBeginning(all);
        places.forEach((partition, offset) -> one.seek(all.get(partition), offset));
        long kept = System.nanoTime();
        boolean changed = false;
        while (!stopped()) {
            for (ConsumerRecord<byte[], byte[]> record : one.poll(POLL)) {
                changed |= event(record);
                places.put(record.partition(), record.offset() + 1);
            }
            caughtUp = caughtUp || ends.entrySet().stream()
                    .allMatch(end -> one.position(end.getKey()) >= end.getValue());
            if (changed || System.nanoTime() - kept > KEEP_MILLIS * 1_000_000) {
                book.write(new KeyBook.Kept(places, hashes));
                kept = System.nanoTime();
                changed = false;
            }
        }
    }

    /** Tells whether it was about a key. */
    private boolean event(ConsumerRecord<byte[], byte[]> record) {
        if (!CONCERNS.contains(RecordHeaders.text(record.headers(), RecordHeaders.TYPE))) {
            return false;
        }
        try {
            EventRecord fact = Json.read(record.value(), EventRecord.class);
            if (fact.event() instanceof AuctionEvent.StreamKeySet set) {
                hashes.put(fact.showId().value(), set.keyHash());
                desk.keySet(fact.showId(), set.keyHash());
            } else {
                hashes.remove(fact.showId().value());
                desk.showEnded(fact.showId());
            }
            return true;
        } catch (MalformedRecord unreadable) {
            LOG.atError().setMessage("an event about a stream key cannot be read")
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
