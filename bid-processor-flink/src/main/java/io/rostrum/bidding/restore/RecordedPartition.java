package io.rostrum.bidding.restore;

import io.rostrum.bidding.restore.RecordedEvents.Verdict;
import io.rostrum.contracts.log.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was read ahead of one partition of the events topic: per show, each seq's hash. */
final class RecordedPartition {
    private final TopicPartition partition;
    private final long end;
    private final Map<String, TreeMap<Long, byte[]>> ahead = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> compared = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private int waiting;
    private boolean started;
    private boolean wholly;
    private boolean ended;

    RecordedPartition(TopicPartition partition, long end) {
        this.partition = partition;
        this.end = end;
    }

    TopicPartition partition() {
        return partition;
    }

    long end() {
        return end;
    }

    boolean started() {
        return started;
    }

    /** It is read from here on. @param beginning whether that is its first record */
    void start(boolean beginning) {
        started = true;
        wholly = beginning;
    }

    /** All of the partition up to its end at the start was read. */
    void ended() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Nothing waits, so that it has no more to say. */
    boolean done() {
        return ended && waiting == 0;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        String id = RecordHeaders.text(record.headers(), RecordHeaders.ID);
        int colon = id == null ? -1 : id.lastIndexOf(':');
        if (colon < 0 || record.offset() >= end) {
            return;
        }
        String showId = id.substring(0, colon);
        long seq = Long.parseLong(id.substring(colon + 1));
        if (forgotten.contains(showId) || seq <= compared.getOrDefault(showId, 0L)) {
            return;
        }
        byte[] hash = hash(record.value());
        byte[] before = ahead.computeIfAbsent(showId, any -> new TreeMap<>()).put(seq, hash);
        newest.merge(showId, seq, Math::max);
        if (before == null && ++waiting > RecordedEvents.AHEAD_MAX) {
            throw new IllegalStateException("the events of " + partition + " do not follow its commands: "
                    + waiting + " wait for their command");
        }
    }

    /**
     * The topic's word on this event, or null if more of it must be read, from its beginning if it is not
     * started.
     */
    Verdict verdict(String showId, long seq, byte[] event) {
        TreeMap<Long, byte[]> waitingOfShow = ahead.get(showId);
        byte[] recorded = waitingOfShow == null ? null : waitingOfShow.get(seq);
        if (recorded == null && !ended) {
            return null;
        }
        boolean skipped = recorded == null && newest.getOrDefault(showId, 0L) > seq;
        if (skipped && !wholly) {
            // A broker's clock that stepped back may have hidden the event from the search by time.
            ahead.clear();
            waiting = 0;
            started = false;
            ended = false;
            return null;
        }
        compared.put(showId, seq);
        if (waitingOfShow != null) {
            Map<Long, byte[]> decided = waitingOfShow.headMap(seq, true);
            waiting -= decided.size();
            decided.clear();
            if (waitingOfShow.isEmpty()) {
                ahead.remove(showId);
            }
        }
        if (recorded == null) {
            return skipped ? Verdict.DIFFERENT : Verdict.NEW;
        }
        return Arrays.equals(recorded, hash(event)) ? Verdict.RECORDED : Verdict.DIFFERENT;
    }

    void forget(String showId) {
        forgotten.add(showId);
        TreeMap<Long, byte[]> waitingOfShow = ahead.remove(showId);
        waiting -= waitingOfShow == null ? 0 : waitingOfShow.size();
    }

    private static byte[] hash(byte[] event) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(event);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
