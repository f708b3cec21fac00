package io.rostrum.gateway.kafka;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.log.ShowPartition;
import io.rostrum.contracts.log.Topics;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.RoomFold;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Reads whole shows from the beginning of their partition, one after the other, in the background; records of
 * other shows are skipped by their key. The end is looked up after the room is known to the tail, so that
 * nothing falls in between.
 */
public final class HistoryReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);

    private final BlockingDeque<Room> wanted;
    private final Following reading;

    /** @param waitingMax rooms whose history may wait to be read */
    public HistoryReader(String bootstrap, int waitingMax) {
        this.wanted = new LinkedBlockingDeque<>(waitingMax);
        this.reading = new Following(
                "history-reader", AGAIN, () -> EventConsumers.open(bootstrap, "gateway-history"),
                this::serve);
    }

    public void start() {
        reading.start();
    }

    /** Wants a room's history, before all that wait if there is such a show for sure; returns at once. */
    public void want(Room room, boolean known) {
        if (!(known ? wanted.offerFirst(room) : wanted.offerLast(room))) {
            LOG.atWarn().setMessage("too many histories wait to be read")
                    .addKeyValue("showId", room.showId()).log();
        }
    }

    private void serve(Consumer<byte[], byte[]> one) throws InterruptedException {
        while (!reading.stopped()) {
            Room room = wanted.take();
            try {
                if (!room.onHistory(read(one, room))) {
                    want(room, false);
                }
            } catch (WakeupException | InterruptException stop) {
                throw stop;
            } catch (KafkaException away) {
                LOG.atWarn()
                        .setMessage("a show's history cannot be read yet")
                        .addKeyValue("showId", room.showId())
                        .addKeyValue("cause", away.getMessage())
                        .log();
                want(room, false);
                Thread.sleep(AGAIN);
            } catch (MalformedRecord | IllegalStateException broken) {
                LOG.atError()
                        .setMessage("a show's history cannot be folded; its room shows the mirror alone")
                        .addKeyValue("showId", room.showId())
                        .addKeyValue("cause", broken.getMessage())
                        .log();
            }
        }
    }

    private RoomFold read(Consumer<byte[], byte[]> one, Room room) {
        String show = room.showId().value();
        byte[] key = show.getBytes(StandardCharsets.US_ASCII);
        var partition = new TopicPartition(
                Topics.AUCTION_EVENTS.name(), ShowPartition.of(show, Topics.SHOW_PARTITIONS));
        List<TopicPartition> only = List.of(partition);
        one.assign(only);
        long end = one.endOffsets(only, PATIENCE).get(partition);
        one.seekToBeginning(only);
        RoomFold fold = new RoomFold(room.showId());
        while (one.position(partition, PATIENCE) < end && !reading.stopped()) {
            for (ConsumerRecord<byte[], byte[]> record : one.poll(POLL)) {
                if (Arrays.equals(record.key(), key)) {
                    fold.apply(Json.read(record.value(), EventRecord.class), update -> { });
                }
            }
        }
        one.assign(List.of());
        return fold;
    }

    @Override
    public void close() {
        reading.close();
    }
}
