package io.rostrum.gateway.room;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.socket.ServerFrame;

/**
 * One change that a room is told of.
 *
 * @param thing what it is about, unique within the show: of updates about the same thing only the newest
 *     matters
 * @param only the one person that is told; absent is everybody
 */
public record Update(String thing, ServerFrame frame, UserId only) {

    static Update toAll(String thing, ServerFrame frame) {
        return new Update(thing, frame, null);
    }
}
