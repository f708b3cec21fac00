package io.rostrum.bidding.restore;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares what a restarted job decides again with what the events topic already has, up to its end at the
 * start.
 *
 * <p>Events of a partition stand in the order in which their commands stand in the command partition of the
 * same number, so both are read side by side: of each partition from a little before the first command that
 * is read again. Used by the task's thread alone; it blocks while it reads, which is over when the job has
 * caught up.
 */
public final class RecordedEvents implements AutoCloseable {
    /**
     * Events that may wait for their command to be decided again; more means that topic and log do not belong
     * together.
     */
    static final int AHEAD_MAX = 500_000;

    /**
     * How far before the first command's log time the search begins, should the broker's clock have stepped
     * back.
     */
    static final long MARGIN_MILLIS = 60_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int EMPTY_POLLS_MAX = 150;

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Map<Integer, RecordedPartition> open = new HashMap<>();
    private Consumer<byte[], byte[]> consumer;

    public RecordedEvents(String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.topic = topic;
        this.consumers = consumers;
    }

    /** What the topic says about an event that was just decided. */
    public enum Verdict {
        /** The topic does not have it yet. */
        NEW,
        /** The topic has the same bytes. */
        RECORDED,
        /** The topic has other bytes at this seq, or later ones of the show without it. */
        DIFFERENT
    }

    /** Reads where the given partitions end now. */
    public void begin(Collection<Integer> partitions) {
        List<TopicPartition> all = partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
        // Only while offsets are asked for: an assigned partition without a position would fail every poll.
        consumer().assign(all);
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(all);
        consumer.endOffsets(all).forEach((partition, end) -> {
            if (end > begin.get(partition)) {
                open.put(partition.partition(), new RecordedPartition(partition, end));
            }
        });
        consumer.unsubscribe();
        closeWhenDone();
    }

    /** Whether anything is left to compare in this partition. */
    public boolean covers(int partition) {
        return !open.isEmpty() && open.containsKey(partition);
    }

    /**
     * Says whether the topic has this event.
     *
     * @param logMillis the log time of the command that it came from
     */
    public Verdict compare(int partition, long logMillis, String showId, long seq, byte[] event) {
        RecordedPartition recorded = open.get(partition);
        if (recorded == null) {
            return Verdict.NEW;
        }
        if (!recorded.started()) {
            start(recorded, offsetNear(recorded, logMillis));
        }
        while (true) {
            Verdict verdict = recorded.verdict(showId, seq, event);
            if (verdict != null) {
                drop(recorded);
                return verdict;
            }
            if (!recorded.started()) {
                start(recorded, 0);
            }
            read(recorded);
        }
    }

    /** Forgets what waits for a show that decides nothing any more. */
    public void forget(int partition, String showId) {
        RecordedPartition recorded = open.get(partition);
        if (recorded != null) {
            recorded.forget(showId);
        }
    }

    /** Where to begin for a command of this log time; the end if all was written before. */
    private long offsetNear(RecordedPartition recorded, long logMillis) {
        assign(recorded.partition(), true);
        OffsetAndTimestamp from = consumer()
                .offsetsForTimes(Map.of(recorded.partition(), Math.max(0, logMillis - MARGIN_MILLIS)))
                .get(recorded.partition());
        return from == null ? recorded.end() : from.offset();
    }

    private void start(RecordedPartition recorded, long offset) {
        TopicPartition partition = recorded.partition();
        recorded.start(offset == 0);
        if (offset >= recorded.end()) {
            end(recorded);
            return;
        }
        assign(partition, true);
        consumer().seek(partition, offset);
        consumer().pause(List.of(partition));
    }

    private void end(RecordedPartition recorded) {
        recorded.ended();
        assign(recorded.partition(), false);
    }

    /**
     * Of the assigned partitions each has a position when the consumer polls, and none is read past its end.
     */
    private void assign(TopicPartition partition, boolean wanted) {
        Set<TopicPartition> assigned = new HashSet<>(consumer().assignment());
        if (wanted ? assigned.add(partition) : assigned.remove(partition)) {
            consumer().assign(assigned);
        }
    }

    private void read(RecordedPartition recorded) {
        TopicPartition partition = recorded.partition();
        if (recorded.hasEnded()) {
            return;
        }
        consumer.resume(List.of(partition));
        for (int empty = 0; empty < EMPTY_POLLS_MAX; empty++) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            records.forEach(recorded::add);
            if (consumer.position(partition) >= recorded.end()) {
                end(recorded);
                return;
            }
            if (!records.isEmpty()) {
                consumer.pause(List.of(partition));
                return;
            }
        }
        throw new KafkaException("the events of partition " + partition + " cannot be read");
    }

    /** Opened when it is needed, closed when all partitions are read. */
    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer = consumers.get();
        }
        return consumer;
    }

    private void drop(RecordedPartition recorded) {
        if (recorded.done()) {
            open.remove(recorded.partition().partition());
        }
        closeWhenDone();
    }

    private void closeWhenDone() {
        if (consumer != null && open.values().stream().allMatch(RecordedPartition::hasEnded)) {
            close();
        }
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
