package io.rostrum.bidding.job;

import io.rostrum.contracts.log.RecordHeaders;
import io.rostrum.contracts.log.ShowPartition;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Says an event as a record: in its show's partition, with CloudEvents headers, at its command's log time.
 *
 * @param partitions of the topic
 */
record EventSerialization(String topic, int partitions)
        implements KafkaRecordSerializationSchema<LoggedEvent> {
    private static final String SOURCE = "/bid-processor";

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            LoggedEvent event, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                ShowPartition.of(event.showId(), partitions),
                event.logMillis(),
                event.showId().getBytes(StandardCharsets.UTF_8),
                event.bytes());
        RecordHeaders.putEvent(
                record.headers(),
                event.show(),
                event.seq(),
                event.type(),
                SOURCE,
                Instant.ofEpochMilli(event.atMillis()),
                event.cause());
        return record;
    }
}
