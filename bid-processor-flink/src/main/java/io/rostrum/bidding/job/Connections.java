package io.rostrum.bidding.job;

import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.mirror.MirrorSettings;
import io.rostrum.bidding.mirror.MirrorWriter;
import io.rostrum.bidding.nudge.LogNudges;
import io.rostrum.bidding.nudge.Nudges;
import io.rostrum.bidding.restore.RecordedEvents;
import io.rostrum.bidding.source.AlignedKafkaSource;
import io.rostrum.bidding.source.CommandDeserialization;
import io.rostrum.bidding.source.CommandLogSource;
import io.rostrum.contracts.log.Topics;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.Properties;

/**
 * Joins the job to Kafka and Redis.
 *
 * @param commands the command log's topic; another than the platform's only in measurements
 * @param events the events' topic, likewise
 */
public record Connections(BidJobConfig config, CommandLog log, String commands, String events) {
    private static final String GROUP = "rostrum-bid-processor";

    /** To the platform's own topics. */
    public Connections(BidJobConfig config, CommandLog log) {
        this(config, log, Topics.AUCTION_COMMANDS.name(), Topics.AUCTION_EVENTS.name());
    }

    public BidJob.Sources sources() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka());
        properties.setProperty(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
        // Offsets live in checkpoints; a copy in Kafka would only seem to be the truth.
        properties.setProperty("commit.offsets.on.checkpoint", "false");
        CommandDeserialization deserialization = new CommandDeserialization();
        return new BidJob.Sources(
                config.aligned()
                        ? new AlignedKafkaSource<>(
                                commands, BidJob.MAX_PARALLELISM, properties, deserialization)
                        : CommandLogSource.plain(commands, properties, deserialization),
                config.aligned());
    }

    public BidJob.Sinks sinks() {
        return new BidJob.Sinks(
                sink(new EventSerialization(events, BidJob.MAX_PARALLELISM), config.lingerMillis()),
                sink(new DeadLetterSerialization(), 0),
                new KafkaAndRedis(
                        config.kafka(),
                        commands,
                        events,
                        MirrorSettings.of(config.redisHost(), config.redisPort(), log.topicId())),
                config.throwOn());
    }

    private <T> Sink<T> sink(KafkaRecordSerializationSchema<T> serialization, int lingerMillis) {
        return new AtLeastOnceSink<>(KafkaSink.<T>builder()
                .setBootstrapServers(config.kafka())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty(ProducerConfig.ACKS_CONFIG, "all")
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, Integer.toString(lingerMillis))
                .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(64 * 1024))
                .setRecordSerializer(serialization)
                .build());
    }

    /** The real engines. */
    private record KafkaAndRedis(String kafka, String commands, String events, MirrorSettings mirror)
            implements Ports {
        @Override
        public Mirror mirror(String name) {
            return new MirrorWriter(name, mirror);
        }

        @Override
        public Nudges nudges() {
            return new LogNudges(kafka, commands, BidJob.MAX_PARALLELISM);
        }

        @Override
        public RecordedEvents recordedEvents() {
            Properties properties = new Properties();
            properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
            properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
            properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
            properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
            // A fetch that waits at one partition's end holds up the next partition's.
            properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");
            return new RecordedEvents(
                    events,
                    () -> new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        }
    }
}
