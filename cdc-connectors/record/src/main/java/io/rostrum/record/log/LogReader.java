package io.rostrum.record.log;

import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.Topics;
import io.rostrum.record.history.Fact;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

/** Reads what is committed, from given offsets, in the calling thread. */
public final class LogReader implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final FactReader facts = new FactReader();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** @param recordsMax the most records of one poll */
    public LogReader(String kafka, int recordsMax) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "none",
                        "enable.auto.commit", "false",
                        "max.poll.records", recordsMax,
                        "fetch.max.bytes", 8 << 20,
                        "client.id", "rostrum-record"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions());
    }

    /** The id of each topic of the record, which no other topic ever has. */
    public static Map<String, String> topicIds(String kafka) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka, "client.id", "rostrum-record"))) {
            Map<String, String> ids = new HashMap<>();
            Map<String, TopicDescription> found = admin
                    .describeTopics(FactReader.TOPICS.stream().map(Topics.Topic::name).toList())
                    .allTopicNames()
                    .get();
            found.forEach((name, description) -> ids.put(name, description.topicId().toString()));
            return ids;
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(fault.getCause());
        }
    }

    /** All partitions of all topics that the record is made of. */
    public static List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        for (Topics.Topic topic : FactReader.TOPICS) {
            all.addAll(partitions(topic));
        }
        return all;
    }

    public static List<TopicPartition> partitions(Topics.Topic topic) {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            all.add(new TopicPartition(topic.name(), partition));
        }
        return all;
    }

    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** The offsets after the last that is committed. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** Reads on from these offsets, and nothing else. */
    public void seek(Map<TopicPartition, Long> offsets) {
        positions.clear();
        positions.putAll(offsets);
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
    }

    /** What has come, or nothing after this time. */
    public Batch poll(Duration patience) {
        return pollBefore(Map.of(), patience);
    }

    /** The same, without what stands at or after these offsets. */
    public Batch pollBefore(Map<TopicPartition, Long> ends, Duration patience) {
        Batch batch = new Batch();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= ends.getOrDefault(partition, Long.MAX_VALUE)) {
                continue;
            }
            try {
                Fact fact = facts.read(record.topic(), record.key(), record.value());
                batch.take(partition, new Batch.Taken(fact, record.offset(), record.timestamp()));
            } catch (MalformedRecord unreadable) {
                batch.bury(partition, new DeadLetter(
                        record.key(), record.value(), record.topic(), record.partition(), record.offset(),
                        "record: " + unreadable.getMessage()));
            }
        }
        if (batch.next().isEmpty()) {
            passMarkers(batch);
        }
        positions.putAll(batch.next());
        return batch;
    }

    /** After the last record of a transaction stands its marker, which nobody else tells of. */
    private void passMarkers(Batch batch) {
        positions.forEach((partition, before) -> {
            long now = consumer.position(partition);
            if (now > before) {
                batch.pass(partition, now);
            }
        });
    }

    /** Whether everything before these offsets was read; markers of transactions count as read. */
    public boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** How many records are known to wait. */
    public long waiting() {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            sum += lag.orElse(0);
        }
        return sum;
    }

    /** Ends a poll that another thread is in. */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
