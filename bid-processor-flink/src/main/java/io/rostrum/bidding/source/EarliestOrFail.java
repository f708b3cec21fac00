package io.rostrum.bidding.source;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.Map;

/**
 * Starts a log at its beginning, and fails rather than skips when a restored offset is no longer there: the
 * command log is kept for ever, so a missing offset means that records were lost.
 */
@SuppressWarnings("deprecation") // The connector's interface asks for this enum.
final class EarliestOrFail implements OffsetsInitializer {
    private static final long serialVersionUID = 1L;
    private static final OffsetsInitializer EARLIEST = OffsetsInitializer.earliest();

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        return EARLIEST.getPartitionOffsets(partitions, retriever);
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
