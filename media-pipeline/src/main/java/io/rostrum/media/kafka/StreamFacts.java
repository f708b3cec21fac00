package io.rostrum.media.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.media.ingest.MediaJournal;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Appends facts about who publishes to {@code media.events.v1}; a log that is away stops no stream. */
public final class StreamFacts implements MediaJournal, AutoCloseable {

    private static final Duration FLUSH = Duration.ofSeconds(3);
    private static final int BLOCK_MILLIS = 500;
    private static final int DELIVERY_MILLIS = 30_000;
    private static final int REQUEST_MILLIS = 5_000;
    private static final long BUFFER_BYTES = 4L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(StreamFacts.class);

    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    public StreamFacts(String bootstrap, Clock clock) {
        this.clock = clock;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG, "media-streams",
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
                        ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void tell(ShowId showId, String factId, MediaEvent event) {
        append(showId + ":" + factId, showId, event);
    }

    /**
     * The same under an id that is whole already; ends when it is told, with the fault if it could not be.
     */
    public CompletableFuture<Void> append(String eventId, ShowId showId, MediaEvent event) {
        MediaEventRecord fact = new MediaEventRecord(eventId, showId, clock.millis(), event);
        var record = new ProducerRecord<>(
                Topics.MEDIA_EVENTS.name(), ShowPartition.of(showId, Topics.MEDIA_EVENTS.partitions()),
                showId.value().getBytes(StandardCharsets.US_ASCII), Json.bytes(fact));
        RecordHeaders.put(
                record.headers(), eventId, event.getClass().getSimpleName(), "/media", clock.instant());
        CompletableFuture<Void> told = new CompletableFuture<>();
        try {
            producer.send(record, (place, fault) -> {
                if (fault == null) {
                    told.complete(null);
                } else {
                    lost(eventId, fault);
                    told.completeExceptionally(fault);
                }
            });
        } catch (KafkaException fault) {
            lost(eventId, fault);
            told.completeExceptionally(fault);
        }
        return told;
    }

    private static void lost(String eventId, Exception fault) {
        LOG.atWarn().setMessage("a fact about a stream could not be told")
                .addKeyValue("eventId", eventId)
                .addKeyValue("cause", fault.toString())
                .log();
    }

    @Override
    public void close() {
        producer.close(FLUSH);
    }
}
