package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import io.rostrum.gateway.webhook.NoticeLog;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Appends notices to {@code payments.requests.v1}, keyed by Stripe's object, on all in-sync replicas. */
public final class NoticeAppender implements NoticeLog, AutoCloseable {

    private static final int DELIVERY_MILLIS = 8_000;
    private static final int REQUEST_MILLIS = 4_000;
    private static final int BLOCK_MILLIS = 1_000;
    private static final long BUFFER_BYTES = 4L << 20;
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(NoticeAppender.class);

    private final Producer<byte[], byte[]> producer;
    private final String source;
    private final InstantSource clock;

    public NoticeAppender(String bootstrap, String node, InstantSource clock) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "client.id", "gateway-notices-" + node,
                        "acks", "all",
                        "enable.idempotence", true,
                        "delivery.timeout.ms", DELIVERY_MILLIS,
                        "request.timeout.ms", REQUEST_MILLIS,
                        "max.block.ms", BLOCK_MILLIS,
                        "buffer.memory", BUFFER_BYTES,
                        "enable.metrics.push", false),
                new ByteArraySerializer(), new ByteArraySerializer());
        this.source = "/gateway/" + node + "/stripe";
        this.clock = clock;
    }

    @Override
    public boolean append(PaymentRequestRecord notice) throws InterruptedException {
        var record = new ProducerRecord<>(
                Topics.PAYMENTS_REQUESTS.name(),
                notice.paymentId().value().getBytes(StandardCharsets.US_ASCII),
                Json.bytes(notice));
        RecordHeaders.put(record.headers(), notice.requestId(), "LookInto", source, clock.instant());
        try {
            producer.send(record).get();
            return true;
        } catch (ExecutionException | KafkaException fault) {
            LOG.atWarn()
                    .setMessage("a webhook's notice has an unknown fate; Stripe sends it again")
                    .addKeyValue("eventId", notice.requestId())
                    .addKeyValue("cause", fault.getMessage())
                    .log();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(FLUSH);
    }
}
