package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.commerce.DeskRecord;
import io.rostrum.contracts.commerce.DeskStanding;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.log.Topics;
import io.rostrum.gateway.discovery.MirrorAway;
import io.rostrum.gateway.discovery.PlanBook;
import io.rostrum.gateway.discovery.PlanBook.Place;
import io.rostrum.gateway.discovery.PlanBook.Word;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Follows the desks' events for the plans of sellers and keeps them in the {@link PlanBook}, with the place:
 * a gateway that starts reads on where any gateway was. A book that was lost is filled again from the log's
 * beginning. While Redis is away it waits; nothing waits for it.
 */
public final class PlanTail implements AutoCloseable {

    private static final String SELLER = "seller:";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long PATIENCE_SECONDS = 10;
    private static final long AGAIN_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(PlanTail.class);

    private final String bootstrap;
    private final PlanBook book;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Consumer<byte[], byte[]> consumer;

    public PlanTail(String bootstrap, PlanBook book) {
        this.bootstrap = bootstrap;
        this.book = book;
        this.thread = Thread.ofPlatform().name("plan-tail").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!stopping) {
            try (Consumer<byte[], byte[]> one = EventConsumers.openCommitted(bootstrap, "gateway-plans")) {
                consumer = one;
                String log = topicId();
                while (!stopping) {
                    follow(one, book.open(log));
                }
            } catch (WakeupException | InterruptException | InterruptedException stop) {
                LOG.debug("the tail was woken to stop");
            } catch (MirrorAway | KafkaException | ExecutionException | TimeoutException away) {
                LOG.atDebug().setMessage("plans are not followed now")
                        .addKeyValue("cause", String.valueOf(away.getMessage())).log();
                pause();
            }
        }
    }

    private String topicId() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG, "gateway-plans-admin",
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(Topics.DESKS_EVENTS.name())).allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .get(Topics.DESKS_EVENTS.name()).topicId().toString();
        }
    }

    /** Returns when the book was lost. */
    private void follow(Consumer<byte[], byte[]> one, Place from) throws MirrorAway {
        List<TopicPartition> all = IntStream.range(0, Topics.DESKS_EVENTS.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.DESKS_EVENTS.name(), partition))
                .toList();
        one.assign(all);
        one.seekToBeginning(all);
        from.next().forEach((partition, next) ->
                one.seek(new TopicPartition(Topics.DESKS_EVENTS.name(), partition), next));
        boolean kept = true;
        while (kept && !stopping) {
            List<Word> words = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : one.poll(POLL)) {
                word(record).ifPresent(words::add);
            }
            Map<Integer, Long> next = new HashMap<>();
            all.forEach(partition -> next.put(partition.partition(), one.position(partition)));
            kept = book.keep(new Place(from.generation(), next), words);
        }
    }

    /** Desks of buyers are the most by far, and are known by their key. */
    private static Optional<Word> word(ConsumerRecord<byte[], byte[]> record) {
        String desk = new String(record.key(), StandardCharsets.UTF_8);
        if (!desk.startsWith(SELLER)) {
            return Optional.empty();
        }
        try {
            DeskRecord told = Json.read(record.value(), DeskRecord.class);
            return told.standing() instanceof DeskStanding.OfSeller standing
                    ? Optional.of(new Word(
                            new UserId(desk.substring(SELLER.length())), told.seq(), standing.planId()))
                    : Optional.empty();
        } catch (MalformedRecord | IllegalArgumentException unreadable) {
            LOG.atError()
                    .setMessage("a desk's event cannot be read")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("cause", unreadable.getMessage())
                    .log();
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
        Consumer<byte[], byte[]> one = consumer;
        if (one != null) {
            one.wakeup();
        }
        thread.interrupt();
        try {
            thread.join(STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
