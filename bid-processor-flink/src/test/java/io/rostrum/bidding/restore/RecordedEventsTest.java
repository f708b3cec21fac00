package io.rostrum.bidding.restore;

import io.rostrum.bidding.restore.RecordedEvents.Verdict;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.rostrum.bidding.restore.RecordedEvents.Verdict.DIFFERENT;
import static io.rostrum.bidding.restore.RecordedEvents.Verdict.NEW;
import static io.rostrum.bidding.restore.RecordedEvents.Verdict.RECORDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RecordedEventsTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 7);
    private static final TopicPartition EMPTY = new TopicPartition("events", 8);

    /** A topic that knows offsets by time: the record at offset n has the time 1,000,000 + n. */
    private static final class Topic extends MockConsumer<byte[], byte[]> {
        private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        private long end;

        Topic() {
            super("none");
            updateBeginningOffsets(Map.of(PARTITION, 0L, EMPTY, 0L));
            updateEndOffsets(Map.of(PARTITION, 0L, EMPTY, 0L));
        }

        /** Lays down {@code show:seq} or {@code show:seq=other bytes}. */
        Topic with(String... events) {
            for (String event : events) {
                String id = event.split("=")[0];
                RecordHeaders headers = new RecordHeaders();
                headers.add("ce_id", bytes(id));
                ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), end, 1_000_000 + end,
                        TimestampType.CREATE_TIME, 0, 0, bytes(id), bytes(event), headers, Optional.empty());
                records.add(record);
                end++;
            }
            updateEndOffsets(Map.of(PARTITION, end));
            return this;
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            super.seek(partition, offset);
            schedulePollTask(() -> records.stream().filter(record -> record.offset() >= offset)
                    .forEach(this::addRecord));
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            long offset = Math.max(0, times.get(PARTITION) - 1_000_000);
            return offset >= end
                    ? Collections.singletonMap(PARTITION, null)
                    : Map.of(PARTITION, new OffsetAndTimestamp(offset, 1_000_000 + offset));
        }
    }

    @Test
    void eventsOfAnEmptyTopicAreNewAndNothingIsLeftOpen() {
        Topic topic = new Topic();
        RecordedEvents recorded = begin(topic);
        assertFalse(recorded.covers(7));
        assertEquals(NEW, compare(recorded, "a", 1));
        assertTrue(topic.closed());
    }

    @Test
    void whatIsThereIsRecordedAndWhatFollowsIsNew() {
        Topic topic = new Topic().with("a:1", "b:1", "a:2");
        RecordedEvents recorded = begin(topic);
        assertEquals(RECORDED, compare(recorded, "a", 1));
        assertEquals(RECORDED, compare(recorded, "b", 1));
        assertEquals(RECORDED, compare(recorded, "a", 2));
        assertEquals(NEW, compare(recorded, "b", 2));
        assertFalse(recorded.covers(7));
        assertTrue(topic.closed());
    }

    @Test
    void otherBytesAtTheSameSeqAreADifference() {
        RecordedEvents recorded = begin(new Topic().with("a:1", "a:2=other", "b:1"));
        assertEquals(RECORDED, compare(recorded, "a", 1));
        assertEquals(DIFFERENT, compare(recorded, "a", 2));
        recorded.forget(7, "a");
        assertEquals(RECORDED, compare(recorded, "b", 1));
    }

    @Test
    void aSeqThatTheTopicSkipsIsADifference() {
        RecordedEvents recorded = begin(new Topic().with("a:1", "a:3"));
        assertEquals(RECORDED, compare(recorded, "a", 1));
        assertEquals(DIFFERENT, compare(recorded, "a", 2));
    }

    @Test
    void eventsThatEarlierRestartsWroteTwiceAreTheSameEvents() {
        RecordedEvents recorded = begin(new Topic().with("a:1", "a:2", "a:1", "a:2", "a:3"));
        assertEquals(RECORDED, compare(recorded, "a", 1));
        assertEquals(RECORDED, compare(recorded, "a", 2));
        assertEquals(RECORDED, compare(recorded, "a", 3));
        assertEquals(NEW, compare(recorded, "a", 4));
    }

    @Test
    void aShowThatWasNotTouchedAgainLeavesTheOthersAlone() {
        RecordedEvents recorded = begin(new Topic().with("old:8", "a:1", "old:9"));
        assertEquals(RECORDED, compare(recorded, "a", 1));
        assertEquals(NEW, compare(recorded, "a", 2));
        assertEquals(NEW, compare(recorded, "old", 10));
    }

    @Test
    void anEventThatASteppedClockHidIsFoundFromTheBeginning() {
        String[] many = new String[(int) RecordedEvents.MARGIN_MILLIS + 3];
        for (int n = 0; n < many.length; n++) {
            many[n] = "a:" + (n + 1);
        }
        RecordedEvents recorded = begin(new Topic().with(many));
        long late = 1_000_000 + RecordedEvents.MARGIN_MILLIS + 2;
        assertEquals(
                RECORDED, recorded.compare(7, late, "a", 2, bytes("a:2")), "its time is before the search's");
        assertEquals(RECORDED, recorded.compare(7, late, "a", 3, bytes("a:3")));
    }

    @Test
    void theSearchBeginsNearTheFirstCommand() {
        RecordedEvents recorded = begin(new Topic().with("a:1", "a:2"));
        long late = 1_000_000 + RecordedEvents.MARGIN_MILLIS + 2;
        assertEquals(NEW, recorded.compare(7, late, "a", 3, bytes("a:3")));
        assertFalse(recorded.covers(7));
    }

    private static RecordedEvents begin(Topic topic) {
        RecordedEvents recorded = new RecordedEvents("events", () -> topic);
        recorded.begin(List.of(7, 8));
        return recorded;
    }

    private static Verdict compare(RecordedEvents recorded, String show, long seq) {
        return recorded.compare(7, 1_000_000, show, seq, bytes(show + ":" + seq));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
