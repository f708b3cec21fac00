package io.rostrum.contracts.log;

import io.rostrum.contracts.MalformedRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;

/**
 * A record that could not be read or decided: its original key and bytes, with where it stood and why in
 * headers.
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

    /**
     * Names the record that this is about, {@code topic:partition:offset}. A reader that restarted may have
     * buried it twice, under the same id: who reads letters drops the second.
     */
    public String id() {
        return topic + ":" + partition + ":" + offset;
    }

    /** The record of {@code dead-letters.v1}, keyed by {@link #id()}. */
    public ProducerRecord<byte[], byte[]> toRecord() {
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), utf8(id()), value);
        letter.headers().add(TOPIC, utf8(topic));
        letter.headers().add(PARTITION, utf8(Integer.toString(partition)));
        letter.headers().add(OFFSET, utf8(Long.toString(offset)));
        letter.headers().add(REASON, utf8(reason));
        if (key != null) {
            letter.headers().add(KEY, key);
        }
        return letter;
    }

    /**
     * The letter that a record of {@code dead-letters.v1} is.
     *
     * @throws MalformedRecord if a header is missing, or is no number where one belongs
     */
    public static DeadLetter of(byte[] value, Headers headers) {
        Header key = headers.lastHeader(KEY);
        try {
            return new DeadLetter(
                    key == null ? null : key.value(), value, text(headers, TOPIC),
                    Integer.parseInt(text(headers, PARTITION)), Long.parseLong(text(headers, OFFSET)),
                    text(headers, REASON));
        } catch (NumberFormatException e) {
            throw new MalformedRecord("a dead letter's place is no number", e);
        }
    }

    private static String text(Headers headers, String name) {
        String text = RecordHeaders.text(headers, name);
        if (text == null) {
            throw new MalformedRecord("a dead letter has no " + name, null);
        }
        return text;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
