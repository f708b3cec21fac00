package io.rostrum.gateway.room;

import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.ShowProjection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The rooms that are in use on this node. Bounded; a room that nobody watches goes after a while. */
public final class Rooms {

    /** What feeds rooms. None of the calls blocks. */
    public interface Sources {

        /**
         * The mirror's frames of this show shall come from now on, the mirror be read once, and then the
         * history.
         */
        void feed(Room room);

        /** This show is of no more interest. */
        void forget(ShowId showId);

        /** The show's whole history shall be read from the log once more. */
        void history(Room room);
    }

    private final int max;
    private final Sources sources;
    private final Beat beat;
    private final long pulseNanos;
    private final Map<ShowId, Room> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * None is open.
     *
     * @param max rooms at most
     * @param beat runs the rounds in which rooms are told
     * @param pulseNanos the least time from round to round of one room
     */
    public Rooms(int max, Sources sources, Beat beat, long pulseNanos) {
        this.max = max;
        this.sources = sources;
        this.beat = beat;
        this.pulseNanos = pulseNanos;
    }

    /** The room of this show, opened if it was not in use; empty if too many are. */
    public Optional<Room> open(ShowId showId) {
        long now = System.nanoTime();
        Room known = rooms.get(showId);
        if (known != null) {
            known.touch(now);
            return Optional.of(known);
        }
        if (size.get() >= max) {
            return Optional.empty();
        }
        Room fresh = new Room(showId, now, beat, pulseNanos);
        Room before = rooms.putIfAbsent(showId, fresh);
        if (before != null) {
            return Optional.of(before);
        }
        size.incrementAndGet();
        sources.feed(fresh);
        return Optional.of(fresh);
    }

    /** The room of this show, if it is in use. */
    public Optional<Room> find(ShowId showId) {
        return Optional.ofNullable(rooms.get(showId));
    }

    /** A lot's newest state, if its room is in use here and knows it. */
    public Optional<LotProjection> lot(ShowId showId, LotId lotId) {
        Room room = rooms.get(showId);
        return room == null ? Optional.empty() : room.lot(lotId);
    }

    /** Tells the room, if it is in use, an event of the log. */
    public void onEvent(EventRecord fact) {
        Room room = rooms.get(fact.showId());
        if (room != null && !room.onEvent(fact)) {
            sources.history(room);
        }
    }

    /**
     * Tells the room, if it is in use, that its history must be read again, as an event could not be read.
     */
    public void reread(ShowId showId) {
        find(showId).ifPresent(sources::history);
    }

    /** The headers of all shows whose rooms are in use. */
    public List<ShowProjection> shows() {
        List<ShowProjection> shows = new ArrayList<>();
        rooms.values().forEach(room -> room.show().ifPresent(shows::add));
        return shows;
    }

    public Collection<Room> all() {
        return rooms.values();
    }

    public int size() {
        return size.get();
    }

    /** Lets go of rooms that nobody has watched since then, and tells the others how many watch. */
    public void sweep(long unusedSinceNanos) {
        for (Room room : rooms.values()) {
            if (room.unusedSince(unusedSinceNanos)) {
                if (rooms.remove(room.showId(), room)) {
                    size.decrementAndGet();
                    sources.forget(room.showId());
                }
            } else {
                room.tellCrowd();
            }
        }
    }
}
