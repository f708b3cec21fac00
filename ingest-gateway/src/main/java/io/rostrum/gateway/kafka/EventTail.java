package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.metrics.GatewayMetrics;
import io.rostrum.gateway.outcome.OutcomeOf;
import io.rostrum.gateway.outcome.RecentOutcomes;
import io.rostrum.gateway.outcome.SeenEvents;
import io.rostrum.gateway.outcome.Waiters;
import io.rostrum.gateway.room.Rooms;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Follows all of {@code auction.events.v1}: the truth for outcomes and rooms. It belongs to no group, starts
 * {@link #LOOK_BACK} before now, and carries on where it was after the log was away.
 */
public final class EventTail implements AutoCloseable {

    /** As far back as a repeated command may still be answered from memory. */
    public static final Duration LOOK_BACK = Duration.ofMinutes(4);

    /**
     * How long events may gather before they are looked at, while Redis tells bidders and rooms: they know by
     * then, and a poll for each event costs more than the event.
     */
    private static final long GATHER_MILLIS = 20;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration START_PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final long UNKNOWN = -1;
    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

    private final InstantSource clock;
    private final SeenEvents seen;
    private final RecentOutcomes recent;
    private final Waiters waiters;
    private final Rooms rooms;
    private final GatewayMetrics metrics;
    private final BooleanSupplier toldByMirror;
    private final long[] next = new long[Topics.SHOW_PARTITIONS];
    private final Following tail;
    private volatile boolean following;

    /**
     * @param toldByMirror whether bidders and rooms are told by the mirror now, and need not wait for this
     * tail
     */
    public EventTail(
            String bootstrap, InstantSource clock, SeenEvents seen, RecentOutcomes recent, Waiters waiters,
            Rooms rooms, GatewayMetrics metrics, BooleanSupplier toldByMirror) {
        this.clock = clock;
        this.seen = seen;
        this.recent = recent;
        this.waiters = waiters;
        this.rooms = rooms;
        this.metrics = metrics;
        this.toldByMirror = toldByMirror;
        Arrays.fill(next, UNKNOWN);
        tail = new Following(
                "event-tail", AGAIN, () -> EventConsumers.open(bootstrap, "gateway-tail"), this::follow);
    }

    public void start() {
        tail.start();
    }

    /** Whether events are being followed now. */
    public boolean following() {
        return following;
    }

    /** Begun anew after a fault it goes on behind the event that it met. */
    private void follow(Consumer<byte[], byte[]> one) throws InterruptedException {
        List<TopicPartition> all = Topics.AUCTION_EVENTS.everyPartition();
        one.assign(all);
        findStart(one, all);
        all.forEach(partition -> one.seek(partition, next[partition.partition()]));
        following = true;
        try {
            while (!tail.stopped()) {
                ConsumerRecords<byte[], byte[]> records = one.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    next[record.partition()] = record.offset() + 1;
                    event(record);
                }
                if (!records.isEmpty() && toldByMirror.getAsBoolean()) {
                    Thread.sleep(GATHER_MILLIS);
                }
            }
        } finally {
            following = false;
        }
    }

    private void findStart(Consumer<byte[], byte[]> one, List<TopicPartition> all) {
        if (next[0] != UNKNOWN) {
            return;
        }
        long from = clock.millis() - LOOK_BACK.toMillis();
        Map<TopicPartition, Long> times = new HashMap<>();
        all.forEach(partition -> times.put(partition, from));
        Map<TopicPartition, OffsetAndTimestamp> found = one.offsetsForTimes(times, START_PATIENCE);
        Map<TopicPartition, Long> ends = one.endOffsets(all, START_PATIENCE);
        for (TopicPartition partition : all) {
            OffsetAndTimestamp place = found.get(partition);
            next[partition.partition()] = place == null ? ends.get(partition) : place.offset();
        }
    }

    private void event(ConsumerRecord<byte[], byte[]> record) {
        String show = new String(record.key(), StandardCharsets.US_ASCII);
        long seq = seqOf(record);
        switch (seen.look(show, seq, record.value())) {
            case AGAIN -> { }
            case DIFFERENT -> {
                metrics.count("rostrum.events.contradicted", "show", "any");
                LOG.atError()
                        .setMessage("the event log holds two events under one number; the first one counts")
                        .addKeyValue("showId", show)
                        .addKeyValue("seq", seq)
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log();
            }
            case NEW -> fresh(record, show);
        }
    }

    private void fresh(ConsumerRecord<byte[], byte[]> record, String show) {
        String cause = RecordHeaders.text(record.headers(), RecordHeaders.CAUSE);
        try {
            CommandId commandId = cause == null ? null : CommandId.parse(cause);
            if (commandId != null) {
                recent.remember(commandId, record.value());
            }
            boolean awaited = commandId != null && waiters.awaits(commandId);
            boolean watched = rooms.find(new ShowId(show)).isPresent();
            if (awaited || watched) {
                EventRecord fact = Json.read(record.value(), EventRecord.class);
                if (awaited) {
                    OutcomeOf.event(fact).ifPresent(outcome -> waiters.decided(
                            commandId, Json.text(new ServerFrame.Decided(outcome)), System.nanoTime()));
                }
                rooms.onEvent(fact);
            }
        } catch (MalformedRecord | IllegalArgumentException unreadable) {
            metrics.count("rostrum.events.unreadable", "topic", record.topic());
            LOG.atError()
                    .setMessage("an event cannot be read")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("cause", unreadable.getMessage())
                    .log();
        }
    }

    /** The number stands behind the colon of the CloudEvents id. */
    private static long seqOf(ConsumerRecord<byte[], byte[]> record) {
        String id = RecordHeaders.text(record.headers(), RecordHeaders.ID);
        int colon = id == null ? -1 : id.lastIndexOf(':');
        try {
            return colon < 0 ? record.offset() : Long.parseLong(id, colon + 1, id.length(), 10);
        } catch (NumberFormatException noNumber) {
            LOG.atWarn().setMessage("an event's id has no number")
                    .addKeyValue("offset", record.offset()).log();
            return record.offset();
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
