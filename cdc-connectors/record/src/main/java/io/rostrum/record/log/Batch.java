package io.rostrum.record.log;

import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.record.history.Fact;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some records in the order of their partitions, and where to read on after them. */
public final class Batch {

    /**
     * A record that could be read.
     *
     * @param appendedMillis when the log took it
     */
    public record Taken(Fact fact, long offset, long appendedMillis) {}

    private final List<Taken> taken = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    public void take(TopicPartition partition, Taken record) {
        taken.add(record);
        next.put(partition, record.offset() + 1);
    }

    public void bury(TopicPartition partition, DeadLetter letter) {
        letters.add(letter);
        next.put(partition, letter.offset() + 1);
    }

    /** Nothing is to be read before this offset. */
    void pass(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    /** Adds those that were read after these. */
    public void append(Batch later) {
        taken.addAll(later.taken);
        letters.addAll(later.letters);
        next.putAll(later.next);
    }

    public List<Taken> taken() {
        return taken;
    }

    /** Those that could not be read. */
    public List<DeadLetter> letters() {
        return letters;
    }

    /** The offset after the last of each partition. */
    public Map<TopicPartition, Long> next() {
        return next;
    }

    public int size() {
        return taken.size() + letters.size();
    }
}
