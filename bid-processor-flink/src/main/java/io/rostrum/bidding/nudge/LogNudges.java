package io.rostrum.bidding.nudge;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** Nudges over a Kafka producer of their own, which is no part of any checkpoint. */
public final class LogNudges implements Nudges {
    private static final Logger LOG = LoggerFactory.getLogger(LogNudges.class);
    private static final String SOURCE = "/bid-processor";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final int partitions;
    private final AtomicLong lostCount = new AtomicLong();

    public LogNudges(String bootstrap, String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        Properties properties = new Properties();
        properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.setProperty(ProducerConfig.CLIENT_ID_CONFIG, "rostrum-nudges");
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        // The chain's thread calls send: without metadata it fails at once, and the next try finds them.
        properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
        properties.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        properties.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(4 * 1024 * 1024));
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        askForMetadata();
    }

    /** So that the first nudge finds them. */
    private void askForMetadata() {
        try {
            producer.partitionsFor(topic);
        } catch (TimeoutException asExpected) {
            LOG.atDebug().addKeyValue("topic", topic).log("metadata are asked for");
        }
    }

    @Override
    public void send(CommandRecord nudge, Runnable lost) {
        String showId = nudge.showId().value();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                ShowPartition.of(showId, partitions),
                showId.getBytes(StandardCharsets.UTF_8),
                Json.bytes(nudge));
        RecordHeaders.putCommand(
                record.headers(),
                nudge.commandId(),
                nudge.command().getClass().getSimpleName(),
                SOURCE,
                Instant.ofEpochMilli(nudge.commandId().birthMillis()),
                null);
        producer.send(record, (metadata, fault) -> {
            if (fault != null) {
                if (lostCount.getAndIncrement() == 0) {
                    LOG.atWarn().addKeyValue("topic", topic).addKeyValue("cause", fault.toString())
                            .log("nudge lost");
                }
                lost.run();
            }
        });
    }

    /** Nudges that the log did not take. */
    public long lost() {
        return lostCount.get();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
