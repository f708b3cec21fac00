package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.gateway.command.CommandLog;
import io.rostrum.gateway.metrics.GatewayMetrics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Appends commands to {@code auction.commands.v1}, each at once and idempotently, on all in-sync replicas.
 * Says "unknown" when the broker did not answer within {@link #DELIVERY_MILLIS}, which lies under the bound
 * after which a command can no longer act.
 */
public final class CommandAppender implements CommandLog, AutoCloseable {

    /** How long an append may take before its fate is called unknown. */
    public static final int DELIVERY_MILLIS = 5_000;

    private static final int REQUEST_MILLIS = 2_500;
    private static final int BLOCK_MILLIS = 250;
    private static final int RECORD_BYTES_MAX = 1 << 20;
    private static final long BUFFER_BYTES = 32L << 20;
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(CommandAppender.class);

    private final Producer<byte[], byte[]> producer;
    private final String node;
    private final String source;
    private final InstantSource clock;
    private final GatewayMetrics metrics;

    /** @param node whose outcome channel the answers are wanted on */
    public CommandAppender(String bootstrap, String node, InstantSource clock, GatewayMetrics metrics) {
        this.producer = new KafkaProducer<>(
                settings(bootstrap, node), new ByteArraySerializer(), new ByteArraySerializer());
        this.node = node;
        this.source = "/gateway/" + node;
        this.clock = clock;
        this.metrics = metrics;
    }

    private static Map<String, Object> settings(String bootstrap, String node) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "gateway-" + node),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES_MAX),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false));
    }

    /**
     * Asks the broker once for the topic, so that the first bid need not; false if it could not be reached in
     * time.
     */
    public boolean warmUp() {
        try {
            return !producer.partitionsFor(Topics.AUCTION_COMMANDS.name()).isEmpty();
        } catch (KafkaException away) {
            LOG.atWarn().setMessage("the log cannot be reached yet")
                    .addKeyValue("cause", away.getMessage()).log();
            return false;
        }
    }

    @Override
    public void append(CommandRecord command, Appended appended) {
        String show = command.showId().value();
        var record = new ProducerRecord<>(
                Topics.AUCTION_COMMANDS.name(),
                ShowPartition.of(show, Topics.SHOW_PARTITIONS),
                show.getBytes(StandardCharsets.US_ASCII),
                Json.bytes(command));
        RecordHeaders.putCommand(
                record.headers(), command.commandId(), command.command().getClass().getSimpleName(), source,
                clock.instant(), node);
        long sent = System.nanoTime();
        try {
            producer.send(record, (place, fault) -> {
                if (fault == null) {
                    metrics.appended(System.nanoTime() - sent);
                    appended.taken();
                } else {
                    unknown(command, appended, fault);
                }
            });
        } catch (KafkaException fault) {
            unknown(command, appended, fault);
        }
    }

    private void unknown(CommandRecord command, Appended appended, Exception fault) {
        metrics.count("rostrum.appends.unknown", "cause", fault.getClass().getSimpleName());
        LOG.atWarn()
                .setMessage("a command's append has an unknown fate")
                .addKeyValue("showId", command.showId())
                .addKeyValue("commandId", command.commandId())
                .addKeyValue("cause", fault.getMessage())
                .log();
        appended.unknown(fault);
    }

    /** Lets what is under way reach the broker, within a bound. */
    @Override
    public void close() {
        producer.close(FLUSH);
    }
}
