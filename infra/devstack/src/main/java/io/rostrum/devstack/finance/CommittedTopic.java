package io.rostrum.devstack.finance;

import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.CannotStart;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a topic from its beginning to where its committed records end now. */
final class CommittedTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int ANSWER_MILLIS = 15_000;
    private static final int POLL_RECORDS = 5_000;

    private CommittedTopic() {}

    /** Tells each committed record, in the order of its partition. */
    static void read(String kafka, Topics.Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> told) {
        read(kafka, topic.name(), told);
    }

    /** The same of a topic that the platform does not name: an engine's own. */
    static void read(String kafka, String topic, Consumer<ConsumerRecord<byte[], byte[]>> told) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new CannotStart("Kafka at " + kafka + " has no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(told);
            }
        } catch (TimeoutException noAnswer) {
            throw new CannotStart("Kafka at " + kafka + " does not answer for " + topic
                    + ". Start the stack (./rostrum up), or set ROSTRUM_KAFKA.", noAnswer);
        } catch (KafkaException fault) {
            throw new CannotStart("Kafka at " + kafka + ": " + fault.getMessage(), fault);
        }
    }
}
