package io.rostrum.contracts.log;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.nio.charset.StandardCharsets;

/**
 * A record that could not be read or decided: its original key and bytes, with where it stood and why in headers.
 *
 * @param key may be null
 * @param reason for people; never holds a value from the record
 */
public record DeadLetter(byte[] key, byte[] value, String topic, int partition, long offset, String reason) {

    public static final String TOPIC = "dead_topic";
    public static final String PARTITION = "dead_partition";
    public static final String OFFSET = "dead_offset";
    public static final String REASON = "dead_reason";
    public static final String KEY = "dead_key";

    /** The record of {@code dead-letters.v1}, keyed by the source topic. */
    public ProducerRecord<byte[], byte[]> toRecord() {
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), utf8(topic), value);
        letter.headers().add(TOPIC, utf8(topic));
        letter.headers().add(PARTITION, utf8(Integer.toString(partition)));
        letter.headers().add(OFFSET, utf8(Long.toString(offset)));
        letter.headers().add(REASON, utf8(reason));
        if (key != null) {
            letter.headers().add(KEY, key);
        }
        return letter;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
