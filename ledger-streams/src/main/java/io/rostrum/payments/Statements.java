package io.rostrum.payments;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentEventRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Appends facts to {@code payments.events.v1} and comes back when the broker has them all. */
final class Statements {

    private static final String SOURCE = "/payments/stripe-worker";

    private final Producer<byte[], byte[]> producer;

    Statements(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * An {@link ExecutionException} means that some may be there and some not: they are to be stated again.
     */
    void state(List<PaymentEventRecord> facts) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = facts.stream().map(fact -> producer.send(record(fact))).toList();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(PaymentEventRecord fact) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.PAYMENTS_EVENTS.name(),
                fact.paymentId().value().getBytes(StandardCharsets.UTF_8),
                Json.bytes(fact));
        RecordHeaders.put(record.headers(), fact.factId(), fact.event().getClass().getSimpleName(),
                SOURCE,
                Instant.ofEpochMilli(fact.atMillis()));
        return record;
    }
}
