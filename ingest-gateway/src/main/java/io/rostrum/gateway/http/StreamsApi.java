package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.Rooms;
import io.rostrum.gateway.stream.StreamBoard;
import io.rostrum.gateway.stream.StreamPlaces;
import io.rostrum.gateway.stream.StreamStanding;

import java.time.InstantSource;

/** How a show's stream stands, and where it is watched and published. */
final class StreamsApi {

    private final RoomDoor door;
    private final StreamBoard board;
    private final StreamPlaces places;
    private final InstantSource clock;

    StreamsApi(Door door, Rooms rooms, StreamBoard board, StreamPlaces places, InstantSource clock) {
        this.door = new RoomDoor(door, rooms);
        this.board = board;
        this.places = places;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param playlist where a player begins; absent for who has no pass to a ticketed show. It is good for
     *     half a day and changes every hour: the newest one is to be taken when something is asked for
     * @param publish what an encoder publishes to, without the key
     */
    record Answer(
            ShowId showId, StreamStanding stream, String playlist, String publish, long nowMillis) {}

    void define(RoutesConfig routes) {
        routes.get("/api/v1/shows/{showId}/stream", this::stream);
    }

    private void stream(Context ctx) throws RefusedRequest {
        RoomDoor.Visitor visitor = door.visitor(ctx);
        Room room = door.room(ctx);
        ctx.future(() -> RoomDoor.patient(room.folded()).thenAccept(known -> {
            if (!known) {
                RoomDoor.unknown(false).send(ctx);
                return;
            }
            long now = clock.millis();
            String playlist = room.mayWatchStream(visitor.userId(), visitor.operates())
                    ? places.playlist(room.showId(), now)
                    : null;
            Answer answer = new Answer(
                    room.showId(), board.standing(room.showId(), now), playlist, places.publish(), now);
            ctx.header("Cache-Control", "no-store").contentType("application/json")
                    .result(Json.bytes(answer));
        }));
    }
}
