package io.rostrum.gateway.http;

import io.javalin.http.Context;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.Rooms;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a question about one show passes: who asks, if anybody says so, and the room, once it is known. */
final class RoomDoor {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Door door;
    private final Rooms rooms;

    RoomDoor(Door door, Rooms rooms) {
        this.door = door;
        this.rooms = rooms;
    }

    /**
     * Who asks.
     *
     * @param userId null for who does not say it
     */
    record Visitor(UserId userId, boolean operates) {}

    Visitor visitor(Context ctx) throws RefusedRequest {
        if (ctx.header("Authorization") == null) {
            return new Visitor(null, false);
        }
        Caller caller = door.caller(ctx);
        return new Visitor(caller.userId(), caller.roles().contains(Role.OPERATOR));
    }

    Room room(Context ctx) throws RefusedRequest {
        return rooms.open(Door.showId(ctx))
                .orElseThrow(
                        () -> new RefusedRequest(
                                503, Refusal.TOO_MANY, "this node holds as many rooms as it may"));
    }

    /** True once it is known, false if that took too long. */
    static CompletableFuture<Boolean> patient(CompletableFuture<Void> known) {
        return known.thenApply(done -> true)
                .completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Why there is nothing to say. */
    static Problem unknown(boolean known) {
        return known
                ? Problem.of(404, Refusal.UNKNOWN_SHOW, "there is no such show")
                : Problem.of(
                        503, Refusal.UNKNOWN_SHOW, "the show could not be read in time", false, 0, 1_000);
    }
}
