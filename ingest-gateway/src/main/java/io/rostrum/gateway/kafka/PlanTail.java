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
import io.rostrum.gateway.kafka.Following.NotNow;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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

/**
 * Follows the desks' events for the plans of sellers and keeps them in the {@link PlanBook}, with the place:
 * a gateway that starts reads on where any gateway was. A book that was lost is filled again from the log's
 * beginning. While Redis is away it waits; nothing waits for it.
 */
public final class PlanTail implements AutoCloseable {

    private static final String SELLER = "seller:";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final long PATIENCE_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(PlanTail.class);

    private final String bootstrap;
    private final PlanBook book;
    private final Following tail;

    public PlanTail(String bootstrap, PlanBook book) {
        this.bootstrap = bootstrap;
        this.book = book;
        this.tail = new Following(
                "plan-tail", AGAIN, () -> EventConsumers.openCommitted(bootstrap, "gateway-plans"),
                this::follow);
    }

    public void start() {
        tail.start();
    }

    private void follow(Consumer<byte[], byte[]> one) throws InterruptedException, NotNow {
        try {
            String log = topicId();
            while (!tail.stopped()) {
                follow(one, book.open(log));
            }
        } catch (MirrorAway | ExecutionException | TimeoutException away) {
            throw new NotNow(away);
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
        List<TopicPartition> all = Topics.DESKS_EVENTS.everyPartition();
        one.assign(all);
        one.seekToBeginning(all);
        from.next().forEach((partition, next) ->
                one.seek(new TopicPartition(Topics.DESKS_EVENTS.name(), partition), next));
        boolean kept = true;
        while (kept && !tail.stopped()) {
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

    @Override
    public void close() {
        tail.close();
    }
}
