package io.rostrum.gateway.discovery;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The list of shows as it was read last. Whoever asks after {@code freshMillis} has it read anew, one at a
 * time; others meanwhile get what there is. So any number of visitors costs the mirror one reading a second.
 */
public final class Showcase {

    private final Source mirror;
    private final Fallback rooms;
    private final InstantSource clock;
    private final long freshMillis;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Seen seen;

    /** Where shows are read; the mirror. */
    public interface Source {
        List<Listing> read(long nowMillis) throws MirrorAway;
    }

    /** What this node knows by itself. */
    public interface Fallback {
        List<Listing> known();
    }

    /**
     * What was read.
     *
     * @param whole whether these are the shows of the mirror; otherwise those in use on this node alone, with
     *     the viewers of this node
     */
    public record Seen(boolean whole, long readMillis, List<Listing> listings) {
        public Seen {
            listings = List.copyOf(listings);
        }
    }

    public Showcase(Source mirror, Fallback rooms, InstantSource clock, long freshMillis) {
        this.mirror = mirror;
        this.rooms = rooms;
        this.clock = clock;
        this.freshMillis = freshMillis;
    }

    /** The list, at most about {@code freshMillis} old. */
    public Seen now() {
        Seen kept = seen;
        if (kept != null && clock.millis() - kept.readMillis() < freshMillis) {
            return kept;
        }
        if (kept == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return kept;
        }
        try {
            Seen meanwhile = seen;
            if (meanwhile == null || clock.millis() - meanwhile.readMillis() >= freshMillis) {
                seen = read();
            }
            return seen;
        } finally {
            reading.unlock();
        }
    }

    private Seen read() {
        List<Listing> listings;
        boolean whole = true;
        try {
            listings = mirror.read(clock.millis());
        } catch (MirrorAway away) {
            listings = rooms.known();
            whole = false;
        }
        return new Seen(whole, clock.millis(), listings);
    }
}
