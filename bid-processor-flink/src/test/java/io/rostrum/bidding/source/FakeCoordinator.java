package io.rostrum.bidding.source;

import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.runtime.source.coordinator.SplitAssignmentTracker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * Plays Flink's source coordinator and its readers on one thread: registration, checkpoints, the loss of a
 * subtask, and a restore at another parallelism. Assignments that no checkpoint holds yet are tracked by
 * Flink's own tracker.
 */
final class FakeCoordinator implements SplitEnumeratorContext<KafkaPartitionSplit> {
    private final AlignedKafkaSource<?> source;
    private final int parallelism;
    private final Map<Integer, ReaderInfo> registered = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, KafkaPartitionSplit>> readers = new TreeMap<>();
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final SplitAssignmentTracker<KafkaPartitionSplit> tracker = new SplitAssignmentTracker<>();
    private final List<String> doubled = new ArrayList<>();
    private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator;
    private Checkpoint last;
    private long nextCheckpoint = 1;

    /** What a checkpoint holds: the enumerator's state, serialised, and each reader's splits. */
    record Checkpoint(
            long id, byte[] enumerator, int version, Map<Integer, List<KafkaPartitionSplit>> readers) {}

    FakeCoordinator(AlignedKafkaSource<?> source, int parallelism) {
        this.source = source;
        this.parallelism = parallelism;
        this.enumerator = source.createEnumerator(this);
        enumerator.start();
    }

    /**
     * Restores all of a job, splitting what the readers held among the new readers as list state is split.
     */
    FakeCoordinator(AlignedKafkaSource<?> source, int parallelism, Checkpoint from) throws Exception {
        this.source = source;
        this.parallelism = parallelism;
        KafkaSourceEnumState state =
                source.getEnumeratorCheckpointSerializer().deserialize(from.version(), from.enumerator());
        this.enumerator = source.restoreEnumerator(this, state);
        Map<Integer, List<KafkaPartitionSplit>> spread = new TreeMap<>();
        int next = 0;
        for (List<KafkaPartitionSplit> held : from.readers().values()) {
            for (KafkaPartitionSplit split : held) {
                spread.computeIfAbsent(next++ % parallelism, any -> new ArrayList<>()).add(split);
            }
        }
        this.last = new Checkpoint(from.id(), from.enumerator(), from.version(), spread);
        this.nextCheckpoint = from.id() + 1;
        enumerator.start();
    }

    /** Runs what the enumerator asked to have run, and what that asks for. */
    FakeCoordinator settle() {
        for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
        }
        return this;
    }

    FakeCoordinator register(int subtask) {
        List<KafkaPartitionSplit> reported =
                last == null ? List.of() : last.readers().getOrDefault(subtask, List.of());
        registered.put(subtask, ReaderInfo.createReaderInfo(subtask, "here", reported));
        readers.put(subtask, new TreeMap<>());
        enumerator.addReader(subtask);
        return this;
    }

    FakeCoordinator registerAll() {
        for (int subtask = parallelism - 1; subtask >= 0; subtask--) {
            register(subtask);
        }
        return this;
    }

    /** Each reader reads this many records of each of its partitions. */
    FakeCoordinator read(long records) {
        readers.values().forEach(splits -> splits.replaceAll((partition, split) -> new KafkaPartitionSplit(
                split.getTopicPartition(), Math.max(0, split.getStartingOffset()) + records)));
        return this;
    }

    Checkpoint checkpoint() throws Exception {
        long id = nextCheckpoint++;
        var serializer = source.getEnumeratorCheckpointSerializer();
        byte[] state = serializer.serialize(enumerator.snapshotState(id));
        tracker.onCheckpoint(id);
        Map<Integer, List<KafkaPartitionSplit>> held = new TreeMap<>();
        readers.forEach((subtask, splits) -> held.put(subtask, List.copyOf(splits.values())));
        last = new Checkpoint(id, state, serializer.getVersion(), held);
        tracker.onCheckpointComplete(id);
        return last;
    }

    /** Loses one subtask, as Flink does when only its region fails: it goes back to the last checkpoint. */
    FakeCoordinator lose(int subtask) {
        registered.remove(subtask);
        readers.remove(subtask);
        List<KafkaPartitionSplit> back =
                tracker.getAndRemoveUncheckpointedAssignment(subtask, last == null ? 0 : last.id());
        if (!back.isEmpty()) {
            enumerator.addSplitsBack(back, subtask);
        }
        return this;
    }

    /** Partition to the offset at which its reader stands, for this reader. */
    Map<Integer, Long> offsetsOf(int subtask) {
        Map<Integer, Long> offsets = new TreeMap<>();
        readers.getOrDefault(subtask, new TreeMap<>())
                .forEach((partition, split) -> offsets.put(partition, split.getStartingOffset()));
        return offsets;
    }

    /** Splits that were handed to a reader that had them already. */
    List<String> doubled() {
        return doubled;
    }

    @Override
    public void assignSplits(SplitsAssignment<KafkaPartitionSplit> assignment) {
        tracker.recordSplitAssignment(assignment);
        assignment.assignment().forEach((subtask, splits) -> splits.stream()
                .sorted(Comparator.comparing(KafkaPartitionSplit::getPartition))
                .forEach(split -> {
                    if (readers.get(subtask).put(split.getPartition(), split) != null) {
                        doubled.add(subtask + " " + split);
                    }
                }));
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return registered;
    }

    @Override
    public <R> void callAsync(Callable<R> call, BiConsumer<R, Throwable> handler) {
        calls.add(() -> {
            R result;
            try {
                result = call.call();
            } catch (Exception e) {
                handler.accept(null, e);
                return;
            }
            handler.accept(result, null);
        });
    }

    @Override
    public <R> void callAsync(Callable<R> call, BiConsumer<R, Throwable> handler, long delay, long period) {
        throw new AssertionError("partitions are discovered once, not every " + period + " ms");
    }

    @Override
    public void runInCoordinatorThread(Runnable call) {
        calls.add(call);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return null;
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        throw new AssertionError("the enumerator speaks to readers by assignments alone");
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        throw new AssertionError("the log has no end");
    }
}
