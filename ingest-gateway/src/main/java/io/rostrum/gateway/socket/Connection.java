package io.rostrum.gateway.socket;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.socket.CloseCodes;
import io.rostrum.contracts.socket.ServerFrame;
import io.rostrum.gateway.admission.Allowance;
import io.rostrum.gateway.fanout.Bulletin;
import io.rostrum.gateway.fanout.Outbox;
import io.rostrum.gateway.outcome.Recipient;
import io.rostrum.gateway.room.Room;
import io.rostrum.gateway.room.Watcher;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * One socket: what it has been sent and is still to be sent, and who is at its other end. Frames leave one by
 * one, so that of what a slow client has not yet taken the newest counts. Its own thread is whoever has
 * something for it; none ever waits.
 */
final class Connection implements Recipient, Watcher, Callback {

    /** How long a client has to take the close frame before the line is cut. */
    static final long CUT_NANOS = 2_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Session session;
    private final Outbox outbox;
    private final Allowance frames;
    private final IntConsumer closes;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private volatile Caller caller;
    private volatile long heardNanos;
    private volatile long closedNanos;
    private volatile int closeCode;
    private int badFrames;
    private int strikes;
    private boolean writing;
    private long writingNanos;
    private Thread pumping;

    /** @param closes hears the code with which the gateway closes this socket */
    Connection(Session session, Outbox outbox, Allowance frames, long nowNanos, IntConsumer closes) {
        this.session = session;
        this.outbox = outbox;
        this.frames = frames;
        this.heardNanos = nowNanos;
        this.closes = closes;
    }

    Caller caller() {
        return caller;
    }

    void signedIn(Caller now) {
        caller = now;
    }

    @Override
    public UserId userId() {
        Caller now = caller;
        return now == null ? null : now.userId();
    }

    @Override
    public boolean operates() {
        Caller now = caller;
        return now != null && now.roles().contains(Role.OPERATOR);
    }

    /** The rooms that this socket watches, by show; touched by the reading thread alone. */
    Map<String, Room> rooms() {
        return rooms;
    }

    // What comes in.

    /** Counts a frame; 0, or in how many milliseconds the next one may come. */
    long heard(long nowNanos) {
        heardNanos = nowNanos;
        return frames.take(nowNanos);
    }

    int strike() {
        return ++strikes;
    }

    int badFrame() {
        return ++badFrames;
    }

    // What goes out.

    @Override
    public void taken(CommandId commandId) {
        own("{\"type\":\"taken\",\"commandId\":\"" + commandId + "\"}");
    }

    @Override
    public void outcome(CommandId commandId, String frame) {
        own(frame);
    }

    @Override
    public void unknown(CommandId commandId, long retryAfterMillis) {
        own(new ServerFrame.Unknown(commandId, retryAfterMillis));
    }

    @Override
    public void snapshot(String frame) {
        own(frame);
    }

    @Override
    public void update(Bulletin news) {
        boolean fits;
        synchronized (outbox) {
            fits = closeCode != 0 || outbox.room(news);
        }
        sent(fits);
    }

    void own(ServerFrame frame) {
        own(Json.text(frame));
    }

    private void own(String frame) {
        boolean fits;
        synchronized (outbox) {
            fits = closeCode != 0 || outbox.own(frame);
        }
        sent(fits);
    }

    private void sent(boolean fits) {
        if (fits) {
            pump();
        } else {
            close(CloseCodes.TOO_SLOW, "the client does not read");
        }
    }

    private void pump() {
        for (;;) {
            String next;
            synchronized (outbox) {
                if (writing || closeCode != 0) {
                    return;
                }
                next = outbox.poll();
                if (next == null) {
                    return;
                }
                writing = true;
                writingNanos = System.nanoTime();
                pumping = Thread.currentThread();
            }
            session.sendText(next, this);
            synchronized (outbox) {
                if (pumping == Thread.currentThread()) {
                    pumping = null;
                }
                if (writing) {
                    return;
                }
            }
        }
    }

    /** The frame is on its way; called by Jetty, maybe within {@link #pump}. */
    @Override
    public void succeed() {
        boolean within;
        synchronized (outbox) {
            writing = false;
            within = pumping == Thread.currentThread();
        }
        if (!within) {
            pump();
        }
    }

    @Override
    public void fail(Throwable cause) {
        LOG.atDebug().setMessage("a frame did not leave").addKeyValue("cause", cause.toString()).log();
        synchronized (outbox) {
            writing = false;
            outbox.clear();
        }
    }

    // The end.

    /** Sends the close frame, behind what is being written; what waits is forgotten. */
    void close(int code, String reason) {
        synchronized (outbox) {
            if (closeCode != 0) {
                return;
            }
            closeCode = code;
            closedNanos = System.nanoTime();
            outbox.clear();
        }
        closes.accept(code);
        session.close(code, reason, Callback.NOOP);
    }

    /** Says goodbye, then closes. */
    void goodbye(int code, String reason) {
        synchronized (outbox) {
            if (closeCode == 0 && !writing) {
                session.sendText(Json.text(new ServerFrame.Goodbye(reason)), Callback.NOOP);
            }
        }
        close(code, reason);
    }

    /** The other end is gone; nothing is sent any more. */
    void gone() {
        synchronized (outbox) {
            if (closeCode == 0) {
                closeCode = CloseCodes.GOING_AWAY;
                closedNanos = System.nanoTime();
            }
            outbox.clear();
        }
    }

    boolean isGone() {
        return closeCode != 0;
    }

    /** Looks for silence, a stalled reader and a close that is not taken; to be called every second or so. */
    void sweep(long nowNanos, long idleNanos, long stallNanos) {
        boolean stalled;
        synchronized (outbox) {
            stalled = writing && nowNanos - writingNanos > stallNanos;
        }
        if (closeCode != 0) {
            if (nowNanos - closedNanos > CUT_NANOS) {
                session.disconnect();
            }
        } else if (stalled) {
            close(CloseCodes.TOO_SLOW, "the client does not read");
        } else if (nowNanos - heardNanos > idleNanos) {
            close(CloseCodes.IDLE, "nothing was heard");
        }
    }
}
