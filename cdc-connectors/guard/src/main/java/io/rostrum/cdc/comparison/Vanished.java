package io.rostrum.cdc.comparison;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Marks rows as deleted that a topic of changed rows has and its table lacks. */
public final class Vanished implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public Vanished(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true"),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Appends a deletion for each key that is in the fold and not in the table; returns how many there were.
     */
    public int mark(String topic, TopicFold fold, Set<String> rows) {
        List<Future<?>> sent = new ArrayList<>();
        fold.keys().forEach((key, bytes) -> {
            if (!rows.contains(key)) {
                sent.add(producer.send(new ProducerRecord<>(topic, bytes, TopicFold.deleted(bytes))));
            }
        });
        producer.flush();
        try {
            for (Future<?> future : sent) {
                future.get();
            }
        } catch (ExecutionException cannot) {
            throw new IllegalStateException(topic + " took no deletion", cannot.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while deletions were written", stopped);
        }
        return sent.size();
    }

    @Override
    public void close() {
        producer.close();
    }
}
