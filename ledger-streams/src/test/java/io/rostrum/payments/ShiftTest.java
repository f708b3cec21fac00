package io.rostrum.payments;

import io.rostrum.contracts.log.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class ShiftTest {

    private final List<MockConsumer<byte[], byte[]>> consumers = new ArrayList<>();

    @Test
    void aWorkerThatEndsBecauseTheLogWasAwayIsFollowedByAnother() throws Exception {
        Shift[] shift = new Shift[1];
        shift[0] = new Shift(() -> {
            MockConsumer<byte[], byte[]> consumer = consumer();
            if (consumers.size() == 1) {
                consumer.setPollException(new KafkaException("in a callback", new TimeoutException("no broker")));
            } else {
                consumer.schedulePollTask(() -> shift[0].close());
            }
            return worker(consumer);
        });
        shift[0].run();
        assertEquals(2, consumers.size());
        consumers.forEach(consumer -> assertTrue(consumer.closed()));
    }

    @Test
    void anyOtherFaultEndsTheShift() {
        Shift shift = new Shift(() -> {
            MockConsumer<byte[], byte[]> consumer = consumer();
            consumer.setPollException(new AuthorizationException("not for you"));
            return worker(consumer);
        });
        assertThrows(AuthorizationException.class, shift::run);
        assertEquals(1, consumers.size());
    }

    @Test
    void aShiftThatWasClosedBeginsNothing() throws Exception {
        Shift shift = new Shift(() -> worker(consumer()));
        shift.close();
        shift.run();
        assertTrue(consumers.isEmpty());
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(new TopicPartition(Topics.PAYMENTS_REQUESTS.name(), 0), 0L));
        consumers.add(consumer);
        return consumer;
    }

    private static Worker worker(Consumer<byte[], byte[]> consumer) {
        Statements statements = new Statements(new MockProducer<>());
        return new Worker(
                consumer, new MockProducer<>(), new Carrier(null, statements, Clock.systemUTC(), 1),
                new Sweep(null, null, statements, Duration.ofHours(1)), 10);
    }
}
