package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.gateway.stream.StreamBoard;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Follows {@code media.events.v1} from a while ago on: a stream that is on tells of itself every few seconds.
 * Nothing waits for it, and while the log is away streams are merely not known of.
 */
public final class MediaTail implements AutoCloseable {

    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(MediaTail.class);

    private final String bootstrap;
    private final StreamBoard board;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Consumer<byte[], byte[]> consumer;

    public MediaTail(String bootstrap, StreamBoard board, InstantSource clock) {
        this.bootstrap = bootstrap;
        this.board = board;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("media-tail").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!stopping) {
            try (Consumer<byte[], byte[]> one = EventConsumers.open(bootstrap, "gateway-media")) {
                consumer = one;
                follow(one);
            } catch (WakeupException | InterruptException stop) {
                LOG.debug("the tail was woken to stop");
            } catch (KafkaException away) {
                LOG.atDebug().setMessage("streams are not followed now")
                        .addKeyValue("cause", away.getMessage()).log();
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> one) {
        List<TopicPartition> all = IntStream.range(0, Topics.MEDIA_EVENTS.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.MEDIA_EVENTS.name(), partition))
                .toList();
        one.assign(all);
        long from = clock.instant().minus(LOOK_BACK).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> places = one.offsetsForTimes(
                all.stream().collect(Collectors.toMap(Function.identity(), partition -> from)));
        one.seekToEnd(all);
        places.forEach((partition, place) -> {
            if (place != null) {
                one.seek(partition, place.offset());
            }
        });
        while (!stopping) {
            one.poll(POLL).forEach(this::hear);
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        try {
            board.hear(Json.read(record.value(), MediaEventRecord.class));
        } catch (MalformedRecord unreadable) {
            LOG.atError()
                    .setMessage("a fact about a stream cannot be read")
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
        thread.interrupt();
        try {
            thread.join(STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
