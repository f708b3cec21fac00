package io.rostrum.devstack.client;

import io.rostrum.contracts.log.DeadLetter;
import io.rostrum.contracts.log.Topics;
import io.rostrum.devstack.engine.Address;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * What was put aside, read from {@code dead-letters.v1}: each letter once, however often a reader that was
 * killed wrote it.
 */
public final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * A letter comes again within one checkpoint of the first, so no more ids are remembered than one could
     * hold.
     */
    private static final int REMEMBERED_MAX = 100_000;

    private DeadLetters() {}

    /** Tells each letter up to the end as it stands now, the oldest first. */
    public static void forEach(Address kafka, Consumer<DeadLetter> told) {
        SequencedSet<String> seen = new LinkedHashSet<>();
        TopicPartition at = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.toString(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(at));
            consumer.seekToBeginning(List.of(at));
            long end = consumer.endOffsets(List.of(at)).get(at);
            while (consumer.position(at) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    DeadLetter letter = DeadLetter.of(record.value(), record.headers());
                    if (seen.add(letter.id())) {
                        told.accept(letter);
                        trim(seen);
                    }
                }
            }
        }
    }

    private static void trim(SequencedSet<String> seen) {
        if (seen.size() > REMEMBERED_MAX) {
            seen.removeFirst();
        }
    }
}
