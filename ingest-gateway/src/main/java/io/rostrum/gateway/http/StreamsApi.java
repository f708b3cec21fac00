package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.gateway.stream.StreamBoard;
import io.rostrum.gateway.stream.StreamStanding;

import java.time.InstantSource;

/** How a show's stream stands, and where it is watched and published. */
public final class StreamsApi {

    private final StreamBoard board;
    private final Places places;
    private final InstantSource clock;

    /**
     * Where streams are, without a slash at the end.
     *
     * @param watch the address of the media process, or of the edge before it
     * @param publish what an encoder publishes to, without the key
     */
    public record Places(String watch, String publish) {}

    StreamsApi(StreamBoard board, Places places, InstantSource clock) {
        this.board = board;
        this.places = places;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param playlist where a player begins
     * @param publish what an encoder publishes to, without the key
     */
    record Answer(
            ShowId showId, StreamStanding stream, String playlist, String publish, long nowMillis) {}

    void define(RoutesConfig routes) {
        routes.get("/api/v1/shows/{showId}/stream", this::stream);
    }

    private void stream(Context ctx) throws RefusedRequest {
        ShowId showId;
        try {
            showId = new ShowId(ctx.pathParam("showId"));
        } catch (IllegalArgumentException noId) {
            throw new RefusedRequest(400, Refusal.FORM, noId.getMessage());
        }
        long now = clock.millis();
        ctx.header("Cache-Control", "no-store").contentType("application/json").result(Json.bytes(new Answer(
                showId, board.standing(showId, now), places.watch() + "/shows/" + showId + "/master.m3u8",
                places.publish(), now)));
    }
}
