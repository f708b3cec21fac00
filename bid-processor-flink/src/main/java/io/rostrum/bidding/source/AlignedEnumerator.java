package io.rostrum.bidding.source;

import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Flink's Kafka enumerator, which also gives the splits that restored readers report to their owners.
 *
 * <p>A source with {@link org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery} has
 * readers that only report what they held; nothing else hands those splits back. All state stays in the
 * delegate, so that a checkpoint between a report and an assignment loses no split.
 */
final class AlignedEnumerator implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> delegate;
    private final SplitEnumeratorContext<KafkaPartitionSplit> context;
    private final KeyGroupPartitions partitions;
    private final Set<Integer> seen = new HashSet<>();

    AlignedEnumerator(
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> delegate,
            SplitEnumeratorContext<KafkaPartitionSplit> context,
            KeyGroupPartitions partitions) {
        this.delegate = delegate;
        this.context = context;
        this.partitions = partitions;
    }

    @Override
    public void start() {
        delegate.start();
    }

    @Override
    public void addReader(int subtask) {
        List<KafkaPartitionSplit> reported = reportedBy(subtask);
        delegate.addSplitsBack(reported, subtask);
        Set<Integer> ready = new TreeSet<>(Set.of(subtask));
        // After a change of parallelism a late reader may report what an earlier one owns.
        reported.forEach(split -> ready.add(ownerOf(split)));
        ready.retainAll(context.registeredReaders().keySet());
        ready.forEach(delegate::addReader);
    }

    /**
     * What this reader reports, less what was already passed on: a reader that is lost before the first
     * checkpoint after a change of parallelism comes back with the same report, and by then other owners read
     * those partitions.
     */
    private List<KafkaPartitionSplit> reportedBy(int subtask) {
        List<KafkaPartitionSplit> reported =
                context.registeredReaders().get(subtask).getReportedSplitsOnRegistration();
        if (seen.add(subtask)) {
            return reported;
        }
        return reported.stream().filter(split -> ownerOf(split) == subtask).toList();
    }

    private int ownerOf(KafkaPartitionSplit split) {
        return partitions.owner(split.getPartition(), context.currentParallelism());
    }

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
        delegate.addSplitsBack(splits, subtask);
    }

    @Override
    public void handleSplitRequest(int subtask, String hostname) {
        delegate.handleSplitRequest(subtask, hostname);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        delegate.handleSourceEvent(subtask, event);
    }

    @Override
    public KafkaSourceEnumState snapshotState(long checkpointId) throws Exception {
        return delegate.snapshotState(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        delegate.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        delegate.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
