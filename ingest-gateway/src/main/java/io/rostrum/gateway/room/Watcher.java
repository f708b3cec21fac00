package io.rostrum.gateway.room;

import io.rostrum.contracts.id.UserId;
import io.rostrum.gateway.fanout.Bulletin;

/** Somebody who watches a room: a socket. Never blocks. */
public interface Watcher {

    /** Who it is; null while not signed in. */
    UserId userId();

    /** Whether they run the platform, and need no pass. */
    boolean operates();

    /** The whole room, before all its updates. */
    void snapshot(String frame);

    /**
     * What is new; each frame takes the place of an older one about the same {@link Thing} that still waits.
     */
    void update(Bulletin news);

    /** What an update is about, across all rooms of one socket. */
    record Thing(String showId, String name) {}
}
