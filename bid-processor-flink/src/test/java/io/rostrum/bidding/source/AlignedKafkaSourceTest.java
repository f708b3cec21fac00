package io.rostrum.bidding.source;

import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The real Kafka enumerator, driven through starts, losses and restores. */
class AlignedKafkaSourceTest {
    private static final int KEY_GROUPS = 64;

    @Test
    void ownerOfAPartitionIsFlinksOwnerOfTheKeyGroup() {
        KeyGroupPartitions partitions = new KeyGroupPartitions("commands", KEY_GROUPS);
        for (int parallelism = 1; parallelism <= KEY_GROUPS; parallelism++) {
            for (int keyGroup = 0; keyGroup < KEY_GROUPS; keyGroup++) {
                assertEquals(
                        KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
                                KEY_GROUPS, parallelism, keyGroup),
                        partitions.owner(keyGroup, parallelism));
            }
        }
    }

    @Test
    void eachPartitionGoesToItsOwnerWhenReadersAreThereFirst() {
        FakeCoordinator coordinator = new FakeCoordinator(source(KEY_GROUPS), 2);
        coordinator.register(0).register(1).settle();
        assertAligned(coordinator, 2, KafkaPartitionSplit.EARLIEST_OFFSET);
    }

    @Test
    void lateReadersGetTheirPartitionsWhenTheyCome() {
        FakeCoordinator coordinator = new FakeCoordinator(source(KEY_GROUPS), 4).settle();
        coordinator.register(2).register(0).settle();
        assertEquals(16, coordinator.offsetsOf(2).size());
        coordinator.register(3).register(1).settle();
        assertAligned(coordinator, 4, KafkaPartitionSplit.EARLIEST_OFFSET);
    }

    @Test
    void subtaskLostBeforeItsFirstCheckpointStartsAgain() {
        FakeCoordinator coordinator = new FakeCoordinator(source(KEY_GROUPS), 2).registerAll().settle();
        coordinator.read(7).lose(0).register(0).settle();
        assertOffsets(coordinator, 0, 0, 32, KafkaPartitionSplit.EARLIEST_OFFSET);
        assertOffsets(coordinator, 1, 32, 64, 7);
        coordinator.lose(0).register(0).settle();
        assertOffsets(coordinator, 0, 0, 32, KafkaPartitionSplit.EARLIEST_OFFSET);
        assertTrue(coordinator.doubled().isEmpty(), coordinator.doubled().toString());
    }

    @Test
    void subtaskLostAfterACheckpointGoesOnFromIt() throws Exception {
        FakeCoordinator coordinator = new FakeCoordinator(source(KEY_GROUPS), 2).registerAll().settle();
        coordinator.read(5).checkpoint();
        coordinator.read(4).lose(1).register(1).settle();
        assertOffsets(coordinator, 1, 32, 64, 5);
        assertOffsets(coordinator, 0, 0, 32, 9);
        coordinator.read(1).lose(1).register(1).settle();
        assertOffsets(coordinator, 1, 32, 64, 5);
        coordinator.checkpoint();
        coordinator.read(2).lose(1).lose(0).register(0).register(1).settle();
        assertOffsets(coordinator, 0, 0, 32, 10);
        assertOffsets(coordinator, 1, 32, 64, 5);
        assertTrue(coordinator.doubled().isEmpty(), coordinator.doubled().toString());
    }

    @Test
    void checkpointWhileAReaderIsMissingLosesNoPartition() throws Exception {
        FakeCoordinator coordinator =
                new FakeCoordinator(source(KEY_GROUPS), 2).settle().register(1).settle();
        FakeCoordinator.Checkpoint checkpoint = coordinator.read(3).checkpoint();
        FakeCoordinator restored =
                new FakeCoordinator(source(KEY_GROUPS), 2, checkpoint).settle().registerAll().settle();
        assertOffsets(restored, 0, 0, 32, KafkaPartitionSplit.EARLIEST_OFFSET);
        assertOffsets(restored, 1, 32, 64, 3);
    }

    @Test
    void checkpointBetweenTheReportsOfTwoReadersLosesNoPartition() throws Exception {
        FakeCoordinator first = new FakeCoordinator(source(KEY_GROUPS), 1).registerAll().settle();
        FakeCoordinator.Checkpoint whole = first.read(6).checkpoint();
        FakeCoordinator half =
                new FakeCoordinator(source(KEY_GROUPS), 2, whole).settle().register(0).settle();
        // Reader 0 reported every other partition, so half of those wait for reader 1.
        assertEquals(16, half.offsetsOf(0).size());
        half.register(1).settle();
        assertAligned(half, 2, 6);
        FakeCoordinator again =
                new FakeCoordinator(source(KEY_GROUPS), 2, half.read(1).checkpoint()).registerAll().settle();
        assertAligned(again, 2, 7);
    }

    @Test
    void rescaleOneTwoFourThreeKeepsEveryPartitionWithItsOwner() throws Exception {
        FakeCoordinator coordinator = new FakeCoordinator(source(KEY_GROUPS), 1).registerAll().settle();
        long read = 0;
        for (int parallelism : new int[] {2, 4, 3}) {
            read += parallelism;
            FakeCoordinator.Checkpoint checkpoint = coordinator.read(parallelism).checkpoint();
            coordinator = new FakeCoordinator(source(KEY_GROUPS), parallelism, checkpoint).settle();
            coordinator.registerAll().settle();
            assertAligned(coordinator, parallelism, read);
            coordinator.read(9).lose(parallelism - 1).register(parallelism - 1).settle();
            // Before the first checkpoint the lost reader reports again what others read by now.
            assertEquals(read, coordinator.offsetsOf(parallelism - 1).get(KEY_GROUPS - 1));
            assertEquals(read + 9, coordinator.offsetsOf(0).get(0));
            assertTrue(coordinator.doubled().isEmpty(), coordinator.doubled().toString());
            coordinator =
                    new FakeCoordinator(source(KEY_GROUPS), parallelism, checkpoint).registerAll().settle();
            assertAligned(coordinator, parallelism, read);
        }
    }

    @Test
    void topicWithAnotherNumberOfPartitionsFailsTheJobWithoutRestarts() {
        FakeCoordinator coordinator = new FakeCoordinator(source(12), 2);
        coordinator.register(0);
        Throwable refusal = assertThrows(RuntimeException.class, coordinator::settle);
        assertTrue(
                ThrowableClassifier.findThrowableOfThrowableType(refusal, ThrowableType.NonRecoverableError)
                .isPresent());
    }

    @Test
    void parallelismAboveTheKeyGroupsIsRefused() {
        Throwable refusal = assertThrows(
                RuntimeException.class, () -> new FakeCoordinator(source(KEY_GROUPS), KEY_GROUPS + 1));
        assertTrue(refusal.getCause().getMessage().contains("max parallelism 64"),
                refusal.getCause().getMessage());
    }

    private static AlignedKafkaSource<String> source(int partitionsOfTopic) {
        Properties properties = new Properties();
        // Nothing is asked of it: the partition count comes from the test, offsets from the readers.
        properties.setProperty("bootstrap.servers", "127.0.0.1:1");
        properties.setProperty("group.id", "aligned-source-test");
        return new AlignedKafkaSource<>(
                new KeyGroupPartitions("commands", KEY_GROUPS, (admin, topic) -> partitionsOfTopic),
                properties,
                KafkaRecordDeserializationSchema.valueOnly(new SimpleStringSchema()));
    }

    private static void assertAligned(FakeCoordinator coordinator, int parallelism, long offset) {
        for (int subtask = 0; subtask < parallelism; subtask++) {
            var range = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                    KEY_GROUPS, parallelism, subtask);
            assertOffsets(coordinator, subtask, range.getStartKeyGroup(), range.getEndKeyGroup() + 1, offset);
        }
        assertTrue(coordinator.doubled().isEmpty(), coordinator.doubled().toString());
    }

    private static void assertOffsets(
            FakeCoordinator coordinator, int subtask, int from, int until, long offset) {
        Map<Integer, Long> expected = new TreeMap<>();
        for (int partition = from; partition < until; partition++) {
            expected.put(partition, offset);
        }
        assertEquals(expected, coordinator.offsetsOf(subtask), "partitions of subtask " + subtask);
    }
}
