package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.commerce.CommerceRecord;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Appends commands of orders and desks to {@code commerce.commands.v1}, idempotently and on all in-sync
 * replicas, keyed by who decides them.
 */
public final class CommerceAppender implements AutoCloseable {

    private static final int REQUEST_MILLIS = 2_500;
    private static final int BLOCK_MILLIS = 1_000;
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final String node;
    private final InstantSource clock;

    public CommerceAppender(String bootstrap, String node, InstantSource clock) {
        this.producer = new KafkaProducer<>(
                settings(bootstrap, node), new ByteArraySerializer(), new ByteArraySerializer());
        this.node = node;
        this.clock = clock;
    }

    private static Map<String, Object> settings(String bootstrap, String node) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, "gateway-commerce-" + node,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, CommandAppender.DELIVERY_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS,
                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    /** Ends when the broker has it; ends with a fault when its fate is unknown. */
    public CompletableFuture<Void> append(CommerceRecord command) {
        var record = new ProducerRecord<>(
                Topics.COMMERCE_COMMANDS.name(), command.aggregate().getBytes(StandardCharsets.UTF_8),
                Json.bytes(command));
        RecordHeaders.putCommand(
                record.headers(), command.commandId(), command.command().getClass().getSimpleName(),
                "/gateway/" + node, clock.instant(), node);
        CompletableFuture<Void> taken = new CompletableFuture<>();
        try {
            producer.send(record, (place, fault) -> {
                if (fault == null) {
                    taken.complete(null);
                } else {
                    taken.completeExceptionally(fault);
                }
            });
        } catch (KafkaException fault) {
            taken.completeExceptionally(fault);
        }
        return taken;
    }

    @Override
    public void close() {
        producer.close(FLUSH);
    }
}
