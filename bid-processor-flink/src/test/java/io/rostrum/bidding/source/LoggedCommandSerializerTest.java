package io.rostrum.bidding.source;

import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LoggedCommandSerializerTest {

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (LoggedCommand command : List.of(record("show-1", "{}", true), record(null, null, false))) {
            DataOutputSerializer target = new DataOutputSerializer(16);
            LoggedCommandSerializer.INSTANCE.serialize(command, target);
            DataInputDeserializer source = new DataInputDeserializer(target.getCopyOfBuffer());
            assertEquals(command, LoggedCommandSerializer.INSTANCE.deserialize(source));
            assertEquals(0, source.available());
        }
    }

    private static LoggedCommand record(String key, String value, boolean headers) {
        RecordHeaders all = new RecordHeaders();
        if (headers) {
            all.add("reply-to", bytes("node-1")).add("ce_id", bytes("an id"));
        }
        return LoggedCommand.of(new ConsumerRecord<>(
                "commands", 63, 1L << 40, 1_700_000_000_000L, TimestampType.LOG_APPEND_TIME, 0, 0,
                bytes(key), bytes(value), all, Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
