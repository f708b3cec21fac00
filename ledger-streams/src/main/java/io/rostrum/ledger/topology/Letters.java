package io.rostrum.ledger.topology;

import io.rostrum.contracts.log.DeadLetter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keys and values as bytes, and what becomes of a record that cannot be read. */
final class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private Letters() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** Puts the record aside, with its bytes and the reason, and says so. */
    static void bury(ProcessorContext<byte[], byte[]> context, Record<byte[], byte[]> record, String sink,
            String reason) {
        RecordMetadata where = context.recordMetadata().orElseThrow();
        LOG.atError()
                .setMessage("a record was put aside")
                .addKeyValue("topic", where.topic())
                .addKeyValue("partition", where.partition())
                .addKeyValue("offset", where.offset())
                .addKeyValue("reason", reason)
                .log();
        ProducerRecord<byte[], byte[]> letter = new DeadLetter(
                record.key(), record.value(), where.topic(), where.partition(), where.offset(), reason)
                .toRecord();
        context.forward(
                new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers()),
                sink);
    }
}
