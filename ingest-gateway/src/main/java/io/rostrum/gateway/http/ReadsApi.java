package io.rostrum.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.auction.RulePack;
import io.rostrum.contracts.auction.ShippedPacks;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.mirror.PaddleProjection;
import io.rostrum.contracts.mirror.ShowProjection;
import io.rostrum.contracts.socket.ServerFrame.Line;
import io.rostrum.gateway.Limits;
import io.rostrum.gateway.redis.MirrorReader;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can be read over HTTP. The log's tail is the truth and the fallback; the mirror is the short way. */
final class ReadsApi {

    private static final int PADDLES_MAX = 2_000;
    private static final int GUESTS_MAX = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(ReadsApi.class);

    private final Door door;
    private final RoomDoor roomDoor;
    private final Rooms rooms;
    private final MirrorReader mirror;
    private final Settings settings;

    ReadsApi(Door door, Rooms rooms, MirrorReader mirror, Settings settings) {
        this.door = door;
        this.roomDoor = new RoomDoor(door, rooms);
        this.rooms = rooms;
        this.mirror = mirror;
        this.settings = settings;
    }

    /**
     * What pages have to know of this gateway.
     *
     * @param devSignIn whether anybody is given a token who asks for one
     */
    record Settings(
            String node, boolean devSignIn, int frameBytesMax, int pictureBytesMax, int subscriptionsMax,
            int idleMillis, int notAfterMillis) {

        static Settings of(String node, boolean devSignIn, Limits limits) {
            return new Settings(
                    node, devSignIn, limits.frameBytesMax(), limits.pictureBytesMax(),
                    limits.subscriptionsMax(), limits.idleMillis(), limits.notAfterMillis());
        }
    }

    /**
     * The shows, the latest start first. @param source {@code mirror}, or {@code log}: those that are in use
     * here
     */
    record Shows(String source, List<ShowProjection> shows) {}

    /** The newest lines of a lot, newest first. */
    record History(ShowId showId, LotId lotId, List<Line> lines) {}

    /** A paddle and whose it is: for whoever runs the show. */
    record Holder(UserId userId, int paddle, PaddleProjection.Status status) {}

    /**
     * A show's paddles, those that wait for approval first, then by number; {@code more} if there are more
     * than these.
     */
    record Paddles(ShowId showId, List<Holder> paddles, boolean more) {}

    /** Who was let into a ticketed show, in the order of their ids; {@code more} if there are more. */
    record Guests(ShowId showId, List<UserId> guests, boolean more) {}

    /** Rule packs that ship. */
    record Packs(String currency, List<RulePack> packs) {}

    void define(RoutesConfig routes) {
        routes.get("/api/v1/config", ctx -> send(ctx, settings));
        routes.get("/api/v1/shows", this::shows);
        routes.get("/api/v1/shows/{showId}", this::show);
        routes.get("/api/v1/shows/{showId}/lots/{lotId}/history", this::history);
        routes.get("/api/v1/shows/{showId}/paddles", ctx -> forWhoRuns(ctx, ReadsApi::paddlesOf));
        routes.get("/api/v1/shows/{showId}/guests", ctx -> forWhoRuns(ctx, ReadsApi::guestsOf));
        routes.get("/api/v1/rule-packs", this::packs);
    }

    private static void send(Context ctx, Object value) {
        ctx.header("Cache-Control", "no-store").contentType("application/json").result(Json.bytes(value));
    }

    private void shows(Context ctx) {
        try {
            send(ctx, new Shows("mirror", mirror.shows()));
        } catch (JedisException away) {
            LOG.atDebug().setMessage("the mirror lists no shows")
                    .addKeyValue("cause", away.getMessage()).log();
            List<ShowProjection> known = new ArrayList<>(rooms.shows());
            known.sort(Comparator.comparingLong(ShowProjection::startsAtMillis).reversed());
            send(ctx, new Shows("log", known));
        }
    }

    private void show(Context ctx) throws RefusedRequest {
        RoomDoor.Visitor visitor = roomDoor.visitor(ctx);
        Room room = roomDoor.room(ctx);
        ctx.future(() -> RoomDoor.patient(room.known()).thenAccept(known -> {
            if (room.show().isEmpty()) {
                RoomDoor.unknown(known).send(ctx);
            } else {
                ctx.header("Cache-Control", "no-store")
                        .contentType("application/json")
                        .result(room.snapshotFor(visitor.userId(), visitor.operates()));
            }
        }));
    }

    private void history(Context ctx) throws RefusedRequest {
        RoomDoor.Visitor visitor = roomDoor.visitor(ctx);
        LotId lotId = Door.id(ctx, "lotId", LotId::new);
        Room room = roomDoor.room(ctx);
        ctx.future(() -> RoomDoor.patient(room.folded()).thenAccept(known -> {
            if (room.show().isEmpty() || !known) {
                RoomDoor.unknown(known).send(ctx);
            } else if (!room.mayWatch(visitor.userId(), visitor.operates())) {
                Problem.of(403, Refusal.NO_PASS, "this show is for those with a pass").send(ctx);
            } else {
                send(ctx, new History(room.showId(), lotId, room.lines(lotId)));
            }
        }));
    }

    private void forWhoRuns(Context ctx, Function<Room, Object> answer) throws RefusedRequest {
        Caller caller = door.caller(ctx);
        Room room = roomDoor.room(ctx);
        ctx.future(() -> RoomDoor.patient(room.folded()).thenAccept(known -> {
            Optional<ShowProjection> show = room.show();
            if (show.isEmpty() || !known) {
                RoomDoor.unknown(known).send(ctx);
            } else if (!runs(caller, show.get())) {
                Problem.of(403, Refusal.NOT_APPOINTED, "only who runs the show may read who is in it")
                        .send(ctx);
            } else {
                send(ctx, answer.apply(room));
            }
        }));
    }

    private static boolean runs(Caller caller, ShowProjection show) {
        return caller.roles().contains(Role.OPERATOR)
                || caller.userId().equals(show.sellerId())
                || show.auctioneers().contains(caller.userId());
    }

    private static Paddles paddlesOf(Room room) {
        List<Holder> holders = room.paddles().entrySet().stream()
                .map(
                        entry -> new Holder(
                                entry.getKey(), entry.getValue().paddle(), entry.getValue().status()))
                .sorted(Comparator.comparing(Holder::status).thenComparingInt(Holder::paddle))
                .toList();
        int shown = Math.min(PADDLES_MAX, holders.size());
        return new Paddles(room.showId(), holders.subList(0, shown), holders.size() > shown);
    }

    private static Guests guestsOf(Room room) {
        Set<UserId> all = room.guests();
        List<UserId> shown = all.stream()
                .sorted(Comparator.comparing(UserId::value))
                .limit(GUESTS_MAX)
                .toList();
        return new Guests(room.showId(), shown, all.size() > shown.size());
    }

    private void packs(Context ctx) throws RefusedRequest {
        String currency = ctx.queryParam("currency") == null ? "USD" : ctx.queryParam("currency");
        String name = ctx.queryParam("name");
        try {
            List<RulePack> packs = name == null
                    ? List.of(ShippedPacks.named("live", currency), ShippedPacks.named("ebay", currency))
                    : List.of(ShippedPacks.named(name, currency));
            send(ctx, new Packs(currency, packs));
        } catch (IllegalArgumentException fault) {
            String why = fault.getMessage();
            throw new RefusedRequest(
                    400, Refusal.FORM, why == null ? "currency must be an ISO 4217 code" : why);
        }
    }
}
