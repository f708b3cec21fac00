package io.rostrum.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.websocket.WsConfig;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.Outcome;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.contracts.socket.CloseCodes;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.Limits;
import io.rostrum.gateway.admission.Allowance;
import io.rostrum.gateway.admission.Origins;
import io.rostrum.gateway.command.Answer;
import io.rostrum.gateway.command.CommandIntake;
import io.rostrum.gateway.command.Wish;
import io.rostrum.gateway.fanout.Outbox;
import io.rostrum.gateway.metrics.GatewayMetrics;
import io.rostrum.gateway.outcome.RecentOutcomes;
import io.rostrum.gateway.outcome.Waiters;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.Rooms;
import io.rostrum.identity.InvalidToken;
import io.rostrum.identity.Tokens;
import org.eclipse.jetty.websocket.api.Session;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The socket {@code /ws}: reads {@link ClientFrame}s and answers with {@link ServerFrame}s. A frame that
 * cannot be read is refused {@code FORM}; what harms others closes the socket with one of {@link CloseCodes}.
 */
public final class RoomSocket {

    private final String node;
    private final Limits limits;
    private final Origins origins;
    private final Tokens tokens;
    private final CommandIntake intake;
    private final Waiters waiters;
    private final RecentOutcomes recent;
    private final Rooms rooms;
    private final GatewayMetrics metrics;
    private final InstantSource clock;
    private final Map<Session, Connection> connections = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** What the socket stands on. */
    public record Parts(
            Tokens tokens, CommandIntake intake, Waiters waiters, RecentOutcomes recent, Rooms rooms,
            GatewayMetrics metrics, InstantSource clock) {}

    public RoomSocket(String node, Limits limits, Origins origins, Parts parts) {
        this.node = node;
        this.limits = limits;
        this.origins = origins;
        this.tokens = parts.tokens();
        this.intake = parts.intake();
        this.waiters = parts.waiters();
        this.recent = parts.recent();
        this.rooms = parts.rooms();
        this.metrics = parts.metrics();
        this.clock = parts.clock();
    }

    /** Hangs the socket's handlers into Javalin. */
    public void define(WsConfig ws) {
        ws.onConnect(ctx -> opened(ctx.session, ctx.header("Origin")));
        ws.onMessage(ctx -> text(ctx.session, ctx.message()));
        ws.onBinaryMessage(ctx -> binary(ctx.session));
        ws.onClose(ctx -> gone(ctx.session));
        ws.onError(ctx -> metrics.count("rostrum.socket.errors", "kind", kind(ctx.error())));
    }

    public int open() {
        return connections.size();
    }

    private static String kind(Throwable fault) {
        return fault == null ? "none" : fault.getClass().getSimpleName();
    }

    private void opened(Session session, String origin) {
        long now = System.nanoTime();
        int rate = limits.socketFramesPerSecond();
        Connection connection = new Connection(
                session,
                new Outbox(limits.ownFramesMax(), Limits.OWN_CHARS_MAX, limits.roomFramesMax()),
                new Allowance(rate, Limits.BURST * rate, now),
                now,
                code -> metrics.count("rostrum.socket.closes", "code", Integer.toString(code)));
        connections.put(session, connection);
        if (!origins.allow(origin)) {
            connection.close(CloseCodes.FOREIGN_ORIGIN, "this page's origin is not on the list");
        } else if (closing) {
            connection.goodbye(CloseCodes.GOING_AWAY, "going down");
        } else if (connections.size() > limits.socketsMax()) {
            connection.close(CloseCodes.TRY_AGAIN_LATER, "too many sockets");
        } else {
            welcome(connection);
        }
    }

    private void gone(Session session) {
        Connection connection = connections.remove(session);
        if (connection != null) {
            connection.gone();
            connection.rooms().values().forEach(room -> room.leave(connection, System.nanoTime()));
        }
    }

    private void welcome(Connection connection) {
        Caller caller = connection.caller();
        connection.own(
                caller == null
                        ? new ServerFrame.Welcome(node, clock.millis(), null, List.of(), 0)
                        : new ServerFrame.Welcome(
                                node, clock.millis(), caller.userId(), List.copyOf(caller.roles()),
                                caller.expiresAtMillis()));
    }

    private void binary(Session session) {
        Connection connection = connections.get(session);
        if (connection != null && withinRate(connection)) {
            bad(connection, "frames are text");
        }
    }

    private void text(Session session, String text) {
        Connection connection = connections.get(session);
        if (connection == null || !withinRate(connection)) {
            return;
        }
        ClientFrame frame;
        try {
            frame = Json.EDGE.readValue(text, ClientFrame.class);
        } catch (JsonProcessingException fault) {
            bad(connection, MalformedRecord.describe(fault, ClientFrame.class));
            return;
        }
        if (frame == null) {
            bad(connection, "null is no frame");
            return;
        }
        switch (frame) {
            case ClientFrame.Hello hello -> hello(connection, hello);
            case ClientFrame.Subscribe subscribe -> subscribe(connection, subscribe.showId());
            case ClientFrame.Unsubscribe unsubscribe -> unsubscribe(connection, unsubscribe.showId());
            case ClientFrame.Bid bid -> bid(connection, bid);
            case ClientFrame.Command command ->
                take(connection, Wish.of(command.commandId(), command.showId(), command.command()));
            case ClientFrame.Ask ask -> ask(connection, ask);
            case ClientFrame.Ping ping -> connection.own(new ServerFrame.Pong(ping.t(), clock.millis()));
        }
    }

    private boolean withinRate(Connection connection) {
        long wait = connection.heard(System.nanoTime());
        if (wait == 0) {
            return true;
        }
        metrics.count("rostrum.refusals", "reason", "RATE");
        if (connection.strike() > limits.rateStrikesMax()) {
            connection.close(CloseCodes.RATE, "too many frames");
        } else {
            connection.own(new ServerFrame.Refused(null, Refusal.RATE, "too many frames", false, 0, wait));
        }
        return false;
    }

    private void bad(Connection connection, String why) {
        metrics.count("rostrum.refusals", "reason", "FORM");
        connection.own(new ServerFrame.Refused(null, Refusal.FORM, why, true, 0, 0));
        if (connection.badFrame() > limits.badFramesMax()) {
            connection.close(CloseCodes.BAD_FRAMES, "too many frames that cannot be read");
        }
    }

    private void hello(Connection connection, ClientFrame.Hello hello) {
        try {
            Caller caller = tokens.verify(hello.token());
            Caller before = connection.caller();
            if (before != null && !before.userId().equals(caller.userId())) {
                throw new InvalidToken("this socket is signed in as somebody else");
            }
            connection.signedIn(caller);
            welcome(connection);
            if (before == null) {
                connection.rooms().values().forEach(room -> room.greet(connection));
            }
        } catch (InvalidToken fault) {
            metrics.count("rostrum.refusals", "reason", "UNAUTHENTICATED");
            connection.own(
                    new ServerFrame.Refused(null, Refusal.UNAUTHENTICATED, fault.getMessage(), true, 0, 0));
            connection.close(CloseCodes.UNAUTHENTICATED, fault.getMessage());
        }
    }

    private void subscribe(Connection connection, ShowId showId) {
        Map<String, Room> watched = connection.rooms();
        if (watched.containsKey(showId.value())) {
            watched.get(showId.value()).greet(connection);
            return;
        }
        if (watched.size() >= limits.subscriptionsMax()) {
            connection.own(
                    refused(null, Refusal.TOO_MANY, "a socket watches at most " + limits.subscriptionsMax()
                    + " shows"));
            return;
        }
        Optional<Room> room = rooms.open(showId);
        if (room.isEmpty()) {
            connection.own(refused(null, Refusal.TOO_MANY, "this node holds as many rooms as it may"));
            return;
        }
        watched.put(showId.value(), room.get());
        room.get().join(connection, System.nanoTime());
        if (connection.isGone()) {
            room.get().leave(connection, System.nanoTime());
        }
    }

    private void unsubscribe(Connection connection, ShowId showId) {
        Room room = connection.rooms().remove(showId.value());
        if (room != null) {
            room.leave(connection, System.nanoTime());
        }
    }

    private void bid(Connection connection, ClientFrame.Bid bid) {
        var command = new AuctionCommand.PlaceBid(
                bid.lotId(),
                bid.limit(),
                bid.kind() == null ? BidKind.LIMIT : bid.kind(),
                Boolean.TRUE.equals(bid.confirmed()),
                bid.mediaTimeMillis());
        take(connection, new Wish(
                bid.commandId(), bid.showId(), command, Boolean.TRUE.equals(bid.insist()),
                bid.rollbackEpoch()));
    }

    private void take(Connection connection, Wish wish) {
        switch (intake.take(connection.caller(), wish, connection)) {
            case Answer.Sent sent -> { }
            case Answer.Refused no -> {
                metrics.count("rostrum.refusals", "reason", no.reason().name());
                connection.own(new ServerFrame.Refused(
                        wish.commandId(), no.reason(), no.detail(), no.last(), no.askingMinor(),
                        no.retryAfterMillis()));
            }
        }
    }

    private void ask(Connection connection, ClientFrame.Ask ask) {
        Optional<Outcome> known = recent.find(ask.commandId(), ask.showId());
        if (known.isPresent()) {
            connection.own(new ServerFrame.Decided(known.get()));
            return;
        }
        switch (waiters.ask(ask.commandId(), connection.userId(), connection)) {
            case UNKNOWN -> connection.unknown(ask.commandId(), CommandIntake.ASK_AGAIN_MILLIS);
            case TAKEN -> connection.taken(ask.commandId());
            case UNDER_WAY -> { }
        }
    }

    private static ServerFrame.Refused refused(CommandId id, Refusal reason, String detail) {
        return new ServerFrame.Refused(id, reason, detail, true, 0, 0);
    }

    /** Closes sockets that are silent or do not read; to be called every second or so. */
    public void sweep(long nowNanos) {
        long idle = TimeUnit.MILLISECONDS.toNanos(limits.idleMillis());
        long stall = TimeUnit.MILLISECONDS.toNanos(limits.stallMillis());
        connections.values().forEach(connection -> connection.sweep(nowNanos, idle, stall));
    }

    /** Says goodbye to everybody and takes nobody in any more. */
    public void close() {
        closing = true;
        connections.values().forEach(connection -> connection.goodbye(CloseCodes.GOING_AWAY, "going down"));
    }
}
