package io.rostrum.bench.load;

import io.rostrum.bench.load.Bid.Intent;
import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.money.Money;
import io.rostrum.contracts.socket.ClientFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The bidders of a hall, each on a WebSocket of their own and in the room of their show; one thread reads
 * them all, the caller's writes.
 */
public final class SocketLoad implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLoad.class);
    private static final byte[] ACCEPTED = "\"accepted\":true".getBytes(StandardCharsets.US_ASCII);
    private static final int TYPE_AT = "{\"type\":\"".length();
    private static final int PATIENCE_SECONDS = 20;

    private final Hall hall;
    private final List<Socket> sockets = new ArrayList<>();
    private final Selector selector;
    private final CountDownLatch inTheRoom;
    private volatile Leg running;
    private volatile boolean open = true;
    private volatile String broken;

    private SocketLoad(Hall hall) throws IOException {
        this.hall = hall;
        this.selector = Selector.open();
        this.inTheRoom = new CountDownLatch(hall.bidders());
    }

    /** Connects and signs in every bidder, and returns when each has seen their show's room. */
    public static SocketLoad open(InetSocketAddress gateway, Hall hall, Function<UserId, String> tokens)
            throws IOException, InterruptedException {
        SocketLoad load = new SocketLoad(hall);
        try {
            load.connect(gateway, tokens);
            return load;
        } catch (IOException cannot) {
            load.close();
            throw cannot;
        }
    }

    private void connect(InetSocketAddress gateway, Function<UserId, String> tokens)
            throws IOException, InterruptedException {
        for (int i = 0; i < hall.bidders(); i++) {
            Socket socket = Socket.open(gateway, "/ws");
            sockets.add(socket);
            socket.channel().register(selector, SelectionKey.OP_READ, socket);
        }
        Thread.ofPlatform().daemon().name("sockets").start(this::readAll);
        for (int i = 0; i < hall.bidders(); i++) {
            int show = i / hall.biddersPerShow();
            UserId user = hall.user(show, i % hall.biddersPerShow());
            sockets.get(i).text(Json.bytes(new ClientFrame.Hello(tokens.apply(user))));
            sockets.get(i).text(Json.bytes(new ClientFrame.Subscribe(hall.shows().get(show))));
        }
        if (!inTheRoom.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(
                    inTheRoom.getCount() + " of " + hall.bidders() + " bidders did not get into their room"
                    + (broken == null ? "" : ": " + broken));
        }
    }

    /**
     * Sends the bids of the leg, each when it is due, on its bidder's socket; then waits so long for answers.
     */
    public Leg.Result run(Leg leg, long patienceMillis) throws InterruptedException, IOException {
        running = leg;
        for (int i = 0; i < leg.bids(); i++) {
            Bid bid = hall.next();
            leg.pace().await(i);
            sockets.get(bid.bidder()).text(Json.bytes(frame(new SampleId(leg.number(), i), bid)));
        }
        leg.awaitAnswers(patienceMillis);
        running = null;
        if (broken != null) {
            throw new IOException(broken);
        }
        return leg.result();
    }

    /**
     * A late bid insists: it is to reach the decider as on the other paths, not to be turned away at the
     * door.
     */
    private static ClientFrame.Bid frame(SampleId sample, Bid bid) {
        boolean insist = bid.intent() == Intent.LATE;
        return new ClientFrame.Bid(
                sample.toCommandId(System.currentTimeMillis()), bid.showId(), bid.lotId(),
                new Money(bid.limitMinor(), Hall.CURRENCY), null, null, insist ? Boolean.TRUE : null,
                null, null);
    }

    private void readAll() {
        try {
            while (open) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (!((Socket) key.attachment()).read(this::heard)) {
                        key.cancel();
                        broken = "the gateway closed a bidder's socket";
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | RuntimeException fault) {
            if (open) {
                broken = "a bidder's socket broke: " + fault;
                LOG.atError().setCause(fault).log("the sockets of the load broke");
            }
        }
    }

    private void heard(byte[] bytes, int from, int to) {
        switch (bytes[from + TYPE_AT]) {
            case 'o' -> answered(bytes, from, to, true);
            case 'r' -> {
                if (bytes[from + TYPE_AT + 1] == 'e') {
                    answered(bytes, from, to, false);
                }
            }
            case 's' -> {
                if (bytes[from + TYPE_AT + 1] == 'n') {
                    inTheRoom.countDown();
                }
            }
            default -> { }
        }
    }

    private void answered(byte[] bytes, int from, int to, boolean decided) {
        long nanos = System.nanoTime();
        Leg leg = running;
        int at = SampleId.find(bytes, from, to);
        if (leg == null || at < 0 || SampleId.leg(bytes, at) != leg.number()) {
            return;
        }
        if (decided) {
            leg.outcome(SampleId.index(bytes, at), Bytes.hold(bytes, from, to, ACCEPTED), nanos,
                    Bytes.wallMicros());
        } else {
            leg.turnedAway(SampleId.index(bytes, at));
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        for (Socket socket : sockets) {
            socket.close();
        }
        selector.close();
    }
}
