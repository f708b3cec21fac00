package io.rostrum.bidding.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records off the command log unread, so that no bytes can stop the source. */
public final class CommandDeserialization implements KafkaRecordDeserializationSchema<LoggedCommand> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LoggedCommand> out) {
        out.collect(LoggedCommand.of(record));
    }

    @Override
    public TypeInformation<LoggedCommand> getProducedType() {
        return LoggedCommandType.INSTANCE;
    }
}
