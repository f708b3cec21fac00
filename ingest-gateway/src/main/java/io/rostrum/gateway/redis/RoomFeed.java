package io.rostrum.gateway.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.RoomFold;
import io.rostrum.gateway.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Feeds rooms from the mirror: its frames as they are published, and once, when a room opens, all that it
 * holds.
 */
public final class RoomFeed implements Rooms.Sources, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoomFeed.class);

    /** Reads histories in the background. */
    public interface Histories {

        /**
         * Wants a room's history; of a show that the mirror knows sooner than of one that there may not be.
         */
        void want(Room room, boolean known);
    }

    private final MirrorReader reader;
    private final Subscription subscription;
    private final Histories history;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final ExecutorService reading =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("mirror-reader").factory());

    /** @param history reads a room's history from the log, in the background */
    public RoomFeed(MirrorAddress address, String node, MirrorReader reader, Histories history) {
        this.reader = reader;
        this.history = history;
        this.subscription = new Subscription(
                "mirror-rooms", address, "gateway:" + node + ":rooms", this::heard,
                new Subscription.Listener() {
                    @Override
                    public void connected() {
                        rooms.values().forEach(room -> inBackground(() -> read(room)));
                    }

                    @Override
                    public void lost() {
                        rooms.values().forEach(room -> room.mirrored(false));
                    }
                });
    }

    public void start() {
        subscription.start();
    }

    public Subscription subscription() {
        return subscription;
    }

    @Override
    public void feed(Room room) {
        String channel = MirrorKeys.room(room.showId());
        rooms.put(channel, room);
        subscription.add(channel);
        inBackground(() -> history.want(room, read(room)));
    }

    @Override
    public void forget(ShowId showId) {
        String channel = MirrorKeys.room(showId);
        subscription.remove(channel);
        rooms.remove(channel);
    }

    @Override
    public void history(Room room) {
        history.want(room, true);
    }

    private void inBackground(Runnable work) {
        try {
            reading.execute(work);
        } catch (RejectedExecutionException closing) {
            LOG.debug("the mirror is no longer read");
        }
    }

    /** Reads the mirror for a room; whether the mirror has such a show. */
    private boolean read(Room room) {
        try {
            Optional<RoomFold> read = reader.read(room.showId());
            read.ifPresent(room::onMirrorRead);
            return read.isPresent();
        } catch (JedisException away) {
            LOG.atDebug().setMessage("the mirror cannot be read")
                    .addKeyValue("cause", away.getMessage()).log();
        } catch (MalformedRecord | IllegalArgumentException broken) {
            LOG.atError()
                    .setMessage("the mirror holds what cannot be read; the room is folded from the log")
                    .addKeyValue("showId", room.showId())
                    .addKeyValue("cause", broken.getMessage())
                    .log();
        }
        return false;
    }

    private void heard(String channel, String message) {
        Room room = rooms.get(channel);
        if (room == null) {
            return;
        }
        try {
            room.onMirrorFrame(Json.LOG.readValue(message, ServerFrame.class), message);
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            LOG.atError()
                    .setMessage("a frame of the mirror cannot be read")
                    .addKeyValue("showId", room.showId())
                    .addKeyValue("cause", broken.getClass().getSimpleName())
                    .log();
        }
    }

    @Override
    public void close() {
        subscription.close();
        reading.shutdownNow();
    }
}
