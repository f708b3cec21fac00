package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.log.Topics;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.gateway.stream.StreamBoard;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Follows {@code media.events.v1} from a while ago on: a stream that is on tells of itself every few seconds.
 * Nothing waits for it, and while the log is away streams are merely not known of.
 */
public final class MediaTail implements AutoCloseable {

    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(MediaTail.class);

    private final StreamBoard board;
    private final InstantSource clock;
    private final Following tail;

    public MediaTail(String bootstrap, StreamBoard board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
        this.tail = new Following(
                "media-tail", AGAIN, () -> EventConsumers.open(bootstrap, "gateway-media"), this::follow);
    }

    public void start() {
        tail.start();
    }

    private void follow(Consumer<byte[], byte[]> one) {
        List<TopicPartition> all = Topics.MEDIA_EVENTS.everyPartition();
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
        while (!tail.stopped()) {
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

    @Override
    public void close() {
        tail.close();
    }
}
