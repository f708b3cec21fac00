package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.log.Topics;
import io.rostrum.gateway.commerce.CommerceOutcomes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/**
 * Follows {@code commerce.outcomes.v1} from its end on: nobody is told of an outcome that is not committed.
 * It belongs to no group; what was decided before it started is known from the reads of orders.
 */
public final class CommerceTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(CommerceTail.class);

    private final CommerceOutcomes outcomes;
    private final Following tail;
    private volatile boolean following;

    public CommerceTail(String bootstrap, CommerceOutcomes outcomes) {
        this.outcomes = outcomes;
        this.tail = new Following(
                "commerce-tail", AGAIN, () -> EventConsumers.openCommitted(bootstrap, "gateway-commerce"),
                this::follow);
    }

    public void start() {
        tail.start();
    }

    /** Whether outcomes are being followed now. */
    public boolean following() {
        return following;
    }

    private void follow(Consumer<byte[], byte[]> one) {
        List<TopicPartition> all = Topics.COMMERCE_OUTCOMES.everyPartition();
        one.assign(all);
        one.seekToEnd(all);
        try {
            while (!tail.stopped()) {
                one.poll(POLL).forEach(this::outcome);
                following = true;
            }
        } finally {
            following = false;
        }
    }

    private void outcome(ConsumerRecord<byte[], byte[]> record) {
        try {
            outcomes.decided(Json.read(record.value(), CommerceOutcome.class));
        } catch (MalformedRecord unreadable) {
            LOG.atError()
                    .setMessage("an outcome cannot be read")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("cause", unreadable.getMessage())
                    .log();
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
