package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.gateway.admission.Allowances;
import io.rostrum.gateway.picture.Picture;
import io.rostrum.gateway.picture.PictureIntake;
import io.rostrum.gateway.picture.PictureStore;
import io.rostrum.gateway.picture.RefusedPicture;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sellers' pictures: taken, made harmless, kept; shown to everybody, for ever the same under the same
 * address.
 */
final class PicturesApi {

    /** Pictures that are decoded at once; each may need some hundred megabytes for a moment. */
    private static final int AT_ONCE = 1;

    private static final long PATIENCE_SECONDS = 20;
    private static final long RETRY_MILLIS = 5_000;

    private final Door door;
    private final Allowances allowances;
    private final PictureStore store;
    private final int bytesMax;
    private final PictureIntake intake = new PictureIntake();
    private final Semaphore decoding = new Semaphore(AT_ONCE);

    PicturesApi(Door door, Allowances allowances, PictureStore store, int bytesMax) {
        this.door = door;
        this.allowances = allowances;
        this.store = store;
        this.bytesMax = bytesMax;
    }

    /** What a seller learns of a picture; {@code id} is what a lot names. */
    record Kept(String id, String url, int width, int height, int bytes) {}

    void define(RoutesConfig routes) {
        routes.post("/api/v1/pictures", this::take);
        routes.get("/pictures/{id}", this::show);
    }

    private void take(Context ctx) throws RefusedRequest, IOException, InterruptedException {
        door.requireOrigin(ctx);
        Caller caller = door.caller(ctx);
        if (!caller.roles().contains(Role.SELLER) && !caller.roles().contains(Role.OPERATOR)) {
            throw new RefusedRequest(403, Refusal.FORBIDDEN, "pictures are sellers' to send");
        }
        long wait = allowances.take(caller.userId(), System.nanoTime());
        if (wait > 0) {
            throw new RefusedRequest(Problem.of(429, Refusal.RATE, "too many requests", false, 0, wait));
        }
        byte[] sent = door.body(ctx, bytesMax);
        if (!decoding.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new RefusedRequest(
                    Problem.of(503, Refusal.RATE, "too many pictures at once", false, 0, RETRY_MILLIS));
        }
        try {
            Picture picture = intake.take(sent);
            store.keep(picture);
            ctx.status(201)
                    .contentType("application/json")
                    .result(Json.bytes(new Kept(
                            picture.id(), "/pictures/" + picture.id(), picture.width(), picture.height(),
                            picture.bytes().length)));
        } catch (RefusedPicture refused) {
            throw new RefusedRequest(
                    refused.tooLarge() ? 413 : 415, refused.tooLarge() ? Refusal.SIZE : Refusal.FORM,
                    refused.getMessage());
        } finally {
            decoding.release();
        }
    }

    private void show(Context ctx) throws RefusedRequest, IOException {
        String id = ctx.pathParam("id");
        byte[] bytes = store.find(id)
                .orElseThrow(() -> new RefusedRequest(404, Refusal.FORM, "there is no such picture"));
        ctx.disableCompression();
        ctx.header("Cache-Control", "public, max-age=31536000, immutable")
                .header("ETag", "\"" + id + "\"")
                .contentType(Picture.mediaType(id));
        if (("\"" + id + "\"").equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.result(bytes);
        }
    }
}
