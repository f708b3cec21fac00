package io.rostrum.gateway.room;

import io.rostrum.contracts.id.UserId;

/** Somebody who watches a room: a socket. Called while the room is held; never blocks. */
public interface Watcher {

    /** Who it is; null while not signed in. */
    UserId userId();

    /** The whole room, before all its updates. */
    void snapshot(String frame);

    /** One update; it takes the place of an older one about the same thing that still waits. */
    void update(Thing thing, String frame);

    /** What an update is about, across all rooms of one socket. */
    record Thing(String showId, String name) {}
}
