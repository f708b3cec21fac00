package io.rostrum.devstack.client;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.BidKind;
import io.rostrum.contracts.auction.Refusal;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.contracts.socket.CloseCodes;
import io.rostrum.contracts.socket.ServerFrame;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One person on one socket, behaving as the protocol asks of a client: what got no answer, an
 * <em>unknown</em> or a {@code RATE} is sent again with the same id, also after the connection was lost, so
 * each command acts once. Safe for use by several threads.
 */
public final class Participant implements AutoCloseable {

    /** A command without an answer is asked for again after this long. */
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long RECONNECT_MILLIS = 200;
    private static final Consumer<ServerFrame> NOBODY = frame -> {};

    private final Gateway gateway;
    private final UserId user;
    private final String token;
    private final Map<CommandId, Pending> pending = new ConcurrentHashMap<>();
    private final Map<ShowId, Consumer<ServerFrame>> rooms = new ConcurrentHashMap<>();
    private final AtomicLong order = new AtomicLong();
    private final Pacer pacer = new Pacer();
    private final AtomicBoolean pumpDue = new AtomicBoolean();
    private final PriorityBlockingQueue<Pending> backlog =
            new PriorityBlockingQueue<>(16, Comparator.comparingLong(waiting -> waiting.place));
    private volatile Connection connection;
    private volatile boolean closed;
    private volatile long lastPingNanos = System.nanoTime();
    private volatile Consumer<ServerFrame> everything = NOBODY;

    private static final class Pending {
        private final ClientFrame frame;
        private final Submission submission;
        private final long place;
        private final AtomicBoolean queued = new AtomicBoolean();
        private final AtomicBoolean counted = new AtomicBoolean();
        private volatile boolean inDoubt;
        private volatile long dueNanos;

        Pending(ClientFrame frame, Submission submission, long place) {
            this.frame = frame;
            this.submission = submission;
            this.place = place;
            this.dueNanos = System.nanoTime() + ASK_AGAIN_NANOS;
        }
    }

    Participant(Gateway gateway, UserId user, String token) {
        this.gateway = gateway;
        this.user = user;
        this.token = token;
    }

    public UserId user() {
        return user;
    }

    /** Hears every frame of this socket, as it comes. */
    public Participant listen(Consumer<ServerFrame> listener) {
        everything = listener;
        return this;
    }

    /**
     * Joins a show's room; {@code listener} hears the snapshot and every update, again after each
     * reconnection.
     */
    public void enter(ShowId show, Consumer<ServerFrame> listener) {
        rooms.put(show, listener);
        say(new ClientFrame.Subscribe(show));
    }

    /** Sends any command under a fresh id. */
    public Submission submit(ShowId show, AuctionCommand command) {
        return submit(new ClientFrame.Command(CommandId.fresh(System.currentTimeMillis()), show, command));
    }

    /** Bids a limit under a fresh id, confirmed, and past the gate of the mirror. */
    public Submission bid(ShowId show, LotId lot, Money limit) {
        CommandId id = CommandId.fresh(System.currentTimeMillis());
        return submit(new ClientFrame.Bid(id, show, lot, limit, BidKind.LIMIT, true, true, null, null));
    }

    /** Sends a bid or command as it is; the same id again is the same command. */
    public Submission submit(ClientFrame frame) {
        CommandId id = idOf(frame);
        Pending mine = new Pending(frame, Submission.of(id), order.getAndIncrement());
        Pending before = pending.putIfAbsent(id, mine);
        if (before != null) {
            return before.submission;
        }
        enqueue(mine);
        return mine.submission;
    }

    /** How many commands wait for their fate. */
    public int waiting() {
        return pending.size();
    }

    private static CommandId idOf(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Bid bid -> bid.commandId();
            case ClientFrame.Command command -> command.commandId();
            case ClientFrame.Ask ask -> ask.commandId();
            case ClientFrame.Hello hello -> throw new IllegalArgumentException("hello is no command");
            case ClientFrame.Subscribe subscribe ->
                    throw new IllegalArgumentException("subscribe is no command");
            case ClientFrame.Unsubscribe leave ->
                    throw new IllegalArgumentException("unsubscribe is no command");
            case ClientFrame.Ping ping -> throw new IllegalArgumentException("ping is no command");
        };
    }

    private void enqueue(Pending waiting) {
        waiting.dueNanos = System.nanoTime() + ASK_AGAIN_NANOS;
        if (waiting.queued.compareAndSet(false, true)) {
            backlog.add(waiting);
        }
        pump();
    }

    /** Sends what waits to be sent, in order, as fast as the pacer lets it. */
    private synchronized void pump() {
        Connection now = connection;
        while (now != null && !backlog.isEmpty()) {
            long wait = pacer.admit(System.nanoTime());
            if (wait > 0) {
                if (wait != Pacer.UNTIL_ANSWERED && pumpDue.compareAndSet(false, true)) {
                    gateway.later(this::pumpLater, TimeUnit.NANOSECONDS.toMillis(wait) + 1);
                }
                return;
            }
            Pending next = backlog.poll();
            next.queued.set(false);
            next.counted.set(true);
            next.dueNanos = System.nanoTime() + ASK_AGAIN_NANOS;
            now.send(Json.text(next.frame));
        }
    }

    private void pumpLater() {
        pumpDue.set(false);
        pump();
    }

    private void say(ClientFrame frame) {
        Connection now = connection;
        if (now != null) {
            now.send(Json.text(frame));
        }
    }

    void connect() {
        if (!closed) {
            Connection.open(gateway, this::hear, this::lost).whenComplete((opened, fault) -> {
                if (fault == null) {
                    connected(opened);
                } else {
                    gateway.later(this::connect, RECONNECT_MILLIS);
                }
            });
        }
    }

    /** Says who we are, where we are, and in the order they were made all commands that have no fate yet. */
    private void connected(Connection opened) {
        opened.send(Json.text(new ClientFrame.Hello(token)));
        connection = opened;
        if (opened.isGone()) {
            connection = null;
            return;
        }
        rooms.keySet().forEach(show -> say(new ClientFrame.Subscribe(show)));
        pacer.startAnew();
        pending.values().forEach(this::enqueue);
        if (closed) {
            opened.close();
        }
    }

    private void lost(Connection gone, int code) {
        if (connection == gone) {
            connection = null;
        }
        if (code == CloseCodes.UNAUTHENTICATED || code == CloseCodes.FOREIGN_ORIGIN) {
            IllegalStateException unwelcome =
                    new IllegalStateException(
                            "the gateway does not let " + user + " in (close code " + code + ")");
            closed = true;
            pending.values().forEach(waiting -> waiting.submission.fate().completeExceptionally(unwelcome));
        } else if (!closed) {
            gateway.later(this::connect, RECONNECT_MILLIS);
        }
    }

    private void hear(String text) {
        ServerFrame.read(text.getBytes(StandardCharsets.UTF_8)).forEach(this::hear);
    }

    private void hear(ServerFrame frame) {
        everything.accept(frame);
        switch (frame) {
            case ServerFrame.Taken taken -> taken(taken.commandId());
            case ServerFrame.Decided decided ->
                settle(decided.outcome().commandId(), new Fate.Decided(decided.outcome()));
            case ServerFrame.Refused refused -> refused(refused);
            case ServerFrame.Unknown unknown -> unknown(unknown);
            case ServerFrame.Snapshot room -> room(room.showId(), frame);
            case ServerFrame.Show room -> room(room.showId(), frame);
            case ServerFrame.Lot room -> room(room.showId(), frame);
            case ServerFrame.Card room -> room(room.showId(), frame);
            case ServerFrame.LotRemoved room -> room(room.showId(), frame);
            case ServerFrame.RunList room -> room(room.showId(), frame);
            case ServerFrame.Board room -> room(room.showId(), frame);
            case ServerFrame.Paddle room -> room(room.showId(), frame);
            case ServerFrame.Line room -> room(room.showId(), frame);
            case ServerFrame.Crowd room -> room(room.showId(), frame);
            case ServerFrame.Welcome welcome -> lastPingNanos = System.nanoTime();
            case ServerFrame.Pong pong -> lastPingNanos = System.nanoTime();
            case ServerFrame.Goodbye goodbye -> lastPingNanos = System.nanoTime();
        }
    }

    private void room(ShowId show, ServerFrame frame) {
        rooms.getOrDefault(show, NOBODY).accept(frame);
    }

    private void taken(CommandId id) {
        Pending waiting = pending.get(id);
        if (waiting != null) {
            answered(waiting);
            if (!waiting.inDoubt) {
                waiting.submission.taken().complete(null);
            }
        }
    }

    private void settle(CommandId id, Fate fate) {
        Pending waiting = pending.remove(id);
        if (waiting != null) {
            backlog.remove(waiting);
            answered(waiting);
            waiting.submission.fate().complete(fate);
        }
    }

    private void answered(Pending waiting) {
        if (waiting.counted.compareAndSet(true, false)) {
            pacer.answered();
            pump();
        }
    }

    private void refused(ServerFrame.Refused refused) {
        Pending waiting = refused.commandId() == null ? null : pending.get(refused.commandId());
        if (waiting == null) {
            return;
        }
        if (refused.reason() == Refusal.RATE && !refused.last()) {
            if (waiting.counted.compareAndSet(true, false)) {
                pacer.tooFast(System.nanoTime(), refused.retryAfterMillis());
            }
            enqueue(waiting);
        } else {
            settle(refused.commandId(), new Fate.TurnedAway(refused));
        }
    }

    private void unknown(ServerFrame.Unknown unknown) {
        Pending waiting = pending.get(unknown.commandId());
        if (waiting != null) {
            waiting.inDoubt = true;
            answered(waiting);
            waiting.dueNanos =
                    System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(
                            Math.max(1, unknown.retryAfterMillis()));
        }
    }

    private void repeatIfDue(Pending waiting, long now) {
        if (waiting.dueNanos - now <= 0) {
            answered(waiting);
            enqueue(waiting);
        }
    }

    /** Called a few times a second: repeats what has waited too long, keeps the socket awake. */
    void sweep(long now) {
        pending.values().forEach(waiting -> repeatIfDue(waiting, now));
        if (now - lastPingNanos > PING_NANOS) {
            lastPingNanos = now;
            say(new ClientFrame.Ping(System.currentTimeMillis()));
        }
    }

    /** Leaves; what has no fate yet will get none here. */
    @Override
    public void close() {
        closed = true;
        gateway.left(this);
        Connection now = connection;
        if (now != null) {
            now.close();
        }
    }
}
