package io.rostrum.contracts.log;

import io.rostrum.contracts.MalformedRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class DeadLetterTest {

    private static final byte[] POISON = {1, 2, 3};

    @Test
    void theKeySaysWhichRecordItIsAbout() {
        ProducerRecord<byte[], byte[]> record = new DeadLetter(null, POISON, "a.v1", 7, 42, "poison").toRecord();
        assertEquals("a.v1:7:42", new String(record.key(), StandardCharsets.UTF_8));
    }

    @Test
    void aLetterIsReadAsItWasWritten() {
        ProducerRecord<byte[], byte[]> record = new DeadLetter(POISON, null, "a.v1", 7, 42, "poison").toRecord();
        DeadLetter read = DeadLetter.of(record.value(), record.headers());
        assertEquals("a.v1:7:42", read.id());
        assertEquals("poison", read.reason());
        assertArrayEquals(POISON, read.key());
        assertNull(read.value());
    }

    @Test
    void whatHasNoPlaceIsNoLetter() {
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>("dead-letters.v1", POISON);
        assertThrows(MalformedRecord.class, () -> DeadLetter.of(bare.value(), bare.headers()));
        ProducerRecord<byte[], byte[]> odd = new DeadLetter(null, POISON, "a.v1", 7, 42, "poison").toRecord();
        odd.headers().remove(DeadLetter.OFFSET).add(DeadLetter.OFFSET, "x".getBytes(StandardCharsets.UTF_8));
        assertThrows(MalformedRecord.class, () -> DeadLetter.of(odd.value(), odd.headers()));
    }
}
