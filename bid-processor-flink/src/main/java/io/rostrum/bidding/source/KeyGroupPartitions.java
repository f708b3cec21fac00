package io.rostrum.bidding.source;

import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The partitions of one topic, one for each key group of the job.
 *
 * @param topic the topic's name
 * @param keyGroups the job's max parallelism; the topic must have as many partitions
 * @param counter asks the brokers for the topic's number of partitions
 */
record KeyGroupPartitions(String topic, int keyGroups, PartitionCounter counter) implements KafkaSubscriber {
    private static final long serialVersionUID = 1L;

    /** Tells how many partitions the topic has. */
    @FunctionalInterface
    interface PartitionCounter extends Serializable {
        int count(AdminClient admin, String topic);
    }

    KeyGroupPartitions(String topic, int keyGroups) {
        this(topic, keyGroups, KeyGroupPartitions::askBrokers);
    }

    /** The subtask that keeps the state of this partition's key group. */
    int owner(int partition, int parallelism) {
        return partition * parallelism / keyGroups;
    }

    void requireRoomFor(int parallelism) {
        if (parallelism > keyGroups) {
            throw never("parallelism " + parallelism + " is above the max parallelism " + keyGroups);
        }
    }

    @Override
    public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
        int found = counter.count(admin, topic);
        if (found != keyGroups) {
            throw never("topic " + topic + " has " + found + " partitions, the job needs one for each of its "
                    + keyGroups + " key groups");
        }
        return IntStream.range(0, found)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A restart would meet the same topic again, so Flink is told not to try. */
    private static RuntimeException never(String why) {
        return new SuppressRestartsException(new IllegalStateException(why));
    }

    private static int askBrokers(AdminClient admin, String topic) {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
        } catch (ExecutionException e) {
            throw new KafkaException("Could not describe topic " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while describing topic " + topic, e);
        }
    }
}
