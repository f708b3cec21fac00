package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.commerce.CommerceOutcome;
import io.rostrum.contracts.log.Topics;
import io.rostrum.gateway.commerce.CommerceOutcomes;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows {@code commerce.outcomes.v1} from its end on: nobody is told of an outcome that is not committed.
 * It belongs to no group; what was decided before it started is known from the reads of orders.
 */
public final class CommerceTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(CommerceTail.class);

    private final String bootstrap;
    private final CommerceOutcomes outcomes;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean following;
    private volatile Consumer<byte[], byte[]> consumer;

    public CommerceTail(String bootstrap, CommerceOutcomes outcomes) {
        this.bootstrap = bootstrap;
        this.outcomes = outcomes;
        this.thread = Thread.ofPlatform().name("commerce-tail").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether outcomes are being followed now. */
    public boolean following() {
        return following;
    }

    private void run() {
        while (!stopping) {
            try (Consumer<byte[], byte[]> one = EventConsumers.openCommitted(bootstrap, "gateway-commerce")) {
                consumer = one;
                follow(one);
            } catch (WakeupException | InterruptException stop) {
                LOG.debug("the tail was woken to stop");
            } catch (KafkaException away) {
                LOG.atWarn().setMessage("the outcomes' tail lost the log")
                        .addKeyValue("cause", away.getMessage()).log();
                pause();
            }
            following = false;
        }
    }

    private void follow(Consumer<byte[], byte[]> one) {
        List<TopicPartition> all = IntStream.range(0, Topics.COMMERCE_OUTCOMES.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.COMMERCE_OUTCOMES.name(), partition))
                .toList();
        one.assign(all);
        one.seekToEnd(all);
        while (!stopping) {
            for (ConsumerRecord<byte[], byte[]> record : one.poll(POLL)) {
                outcome(record);
            }
            following = true;
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

    private static void pause() {
        try {
            Thread.sleep(AGAIN_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
        Consumer<byte[], byte[]> one = consumer;
        if (one != null) {
            one.wakeup();
        }
        try {
            thread.join(STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
