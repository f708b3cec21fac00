package io.rostrum.bidding.source;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

import java.util.Properties;

/** Builds Flink's own Kafka source over the command log, for a job that shuffles with {@code keyBy}. */
public final class CommandLogSource {
    private CommandLogSource() {}

    public static <T> KafkaSource<T> plain(
            String topic, Properties properties, KafkaRecordDeserializationSchema<T> deserialization) {
        return KafkaSource.<T>builder()
                .setTopics(topic)
                .setStartingOffsets(new EarliestOrFail())
                .setProperties(readerProperties(properties))
                .setDeserializer(deserialization)
                .build();
    }

    /** The caller's client properties with what a command log needs: no discovery. */
    static Properties readerProperties(Properties given) {
        Properties properties = new Properties();
        properties.putAll(given);
        properties.setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1");
        return properties;
    }
}
