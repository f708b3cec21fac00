package io.rostrum.bidding.job;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A consumer of an events topic that holds just these events. */
final class RecordedConsumer extends MockConsumer<byte[], byte[]> {
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    RecordedConsumer(List<FakePorts.RecordedBefore> events) {
        super("none");
        Map<TopicPartition, Long> begins = new HashMap<>();
        for (int p = 0; p < BidJob.MAX_PARALLELISM; p++) {
            begins.put(new TopicPartition("events", p), 0L);
        }
        ends.putAll(begins);
        events.forEach(this::lay);
        updateBeginningOffsets(begins);
        updateEndOffsets(ends);
    }

    private void lay(FakePorts.RecordedBefore event) {
        TopicPartition partition = new TopicPartition("events", event.partition());
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", (event.showId() + ":" + event.seq()).getBytes(StandardCharsets.UTF_8));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "events", event.partition(), offset, 0, TimestampType.CREATE_TIME, 0, 0,
                event.showId().getBytes(StandardCharsets.UTF_8), event.bytes(), headers, Optional.empty());
        schedulePollTask(() -> addRecord(record));
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
            Map<TopicPartition, Long> times) {
        Map<TopicPartition, OffsetAndTimestamp> offsets = new HashMap<>();
        Collection<TopicPartition> asked = times.keySet();
        asked.forEach(partition -> offsets.put(
                partition, ends.get(partition) == 0 ? null : new OffsetAndTimestamp(0, 0L)));
        return offsets;
    }
}
