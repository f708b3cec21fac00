package io.rostrum.record.log;

import io.rostrum.contracts.log.DeadLetter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Buries what could not be read. A letter that is buried twice has the same key. */
public final class Letters implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;

    public Letters(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "client.id", "rostrum-record-letters"),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns once the log has them. */
    public void bury(List<DeadLetter> letters) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        letters.forEach(letter -> sent.add(producer.send(letter.toRecord())));
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException fault) {
                throw new KafkaException("a dead letter was not taken", fault.getCause());
            }
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
