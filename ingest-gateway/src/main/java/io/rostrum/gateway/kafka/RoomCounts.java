package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.room.RoomMetrics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Appends what was counted in rooms to {@code room.metrics.v1}. A second that the log does not take is lost
 * and counted as such: it waits for nothing, and keeps at most {@value #BUFFER_BYTES} bytes.
 */
public final class RoomCounts implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int LINGER_MILLIS = 20;
    private static final int BLOCK_MILLIS = 100;
    private static final int REQUEST_MILLIS = 2_500;
    private static final int DELIVERY_MILLIS = 5_000;
    private static final Duration FLUSH = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final LongConsumer lost;

    /** @param lost told how many records were not taken */
    public RoomCounts(String bootstrap, String node, LongConsumer lost) {
        this.producer = new KafkaProducer<>(
                settings(bootstrap, node), new ByteArraySerializer(), new ByteArraySerializer());
        this.lost = lost;
    }

    private static Map<String, Object> settings(String bootstrap, String node) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, "gateway-rooms-" + node,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS,
                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    /** Appends the counts of one second. Never called by who takes bids. */
    public void append(List<RoomMetrics> second) {
        for (int i = 0; i < second.size(); i++) {
            RoomMetrics one = second.get(i);
            try {
                producer.send(
                        new ProducerRecord<>(
                                Topics.ROOM_METRICS.name(),
                                one.showId().value().getBytes(StandardCharsets.UTF_8), Json.bytes(one)),
                        (place, fault) -> {
                            if (fault != null) {
                                lost.accept(1);
                            }
                        });
            } catch (KafkaException away) {
                // The rest would wait as long for nothing.
                lost.accept(second.size() - i);
                return;
            }
        }
    }

    @Override
    public void close() {
        producer.close(FLUSH);
    }
}
