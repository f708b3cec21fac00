package io.rostrum.bidding.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumerator;
import org.apache.flink.connector.kafka.source.enumerator.initializer.NoStoppingOffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

import java.util.Properties;
import java.util.Set;

/**
 * A Kafka source over one topic that hands partition {@code p} to subtask
 * {@code p * parallelism / maxParallelism}, which is where Flink keeps the state of key group {@code p}.
 *
 * <p>With a topic that has as many partitions as the job has key groups, and producers that send a key to the
 * partition of its key group, the stream needs no {@code keyBy} shuffle. Reader and serializers are those of
 * {@link KafkaSource}, so that its savepoints fit this source and the other way round; only the enumerator is
 * built here. The job fails at its start, without restarts, unless the topic's partitions equal the max
 * parallelism and that is at least the parallelism. Partitions are not discovered later.
 */
public final class AlignedKafkaSource<T>
        implements Source<T, KafkaPartitionSplit, KafkaSourceEnumState>,
                ResultTypeQueryable<T>,
                SupportsSplitReassignmentOnRecovery {
    private static final long serialVersionUID = 1L;

    private final KafkaSource<T> delegate;
    private final Properties properties;
    private final KeyGroupPartitions partitions;

    public AlignedKafkaSource(
            String topic,
            int maxParallelism,
            Properties properties,
            KafkaRecordDeserializationSchema<T> deserialization) {
        this(new KeyGroupPartitions(topic, maxParallelism), properties, deserialization);
    }

    AlignedKafkaSource(
            KeyGroupPartitions partitions,
            Properties properties,
            KafkaRecordDeserializationSchema<T> deserialization) {
        this.partitions = partitions;
        this.properties = CommandLogSource.readerProperties(properties);
        this.delegate = CommandLogSource.plain(partitions.topic(), properties, deserialization);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return restoreEnumerator(context, new KafkaSourceEnumState(Set.of(), false));
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) {
        partitions.requireRoomFor(context.currentParallelism());
        KafkaSourceEnumerator enumerator =
                new KafkaSourceEnumerator(
                        partitions,
                        new EarliestOrFail(),
                        new NoStoppingOffsetsInitializer(),
                        properties,
                        context,
                        Boundedness.CONTINUOUS_UNBOUNDED,
                        state,
                        (split, parallelism) -> partitions.owner(split.getPartition(), parallelism));
        return new AlignedEnumerator(enumerator, context, partitions);
    }

    @Override
    public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return delegate.createReader(context);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return delegate.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return delegate.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return delegate.getProducedType();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }
}
