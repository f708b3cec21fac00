package io.rostrum.devstack.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One open WebSocket: whole texts in, texts out one after the other, and one word when it is gone. */
final class Connection implements WebSocket.Listener {

    /** What {@code lost} is told when no close frame came. */
    static final int NO_CODE = 1006;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Consumer<String> hear;
    private final BiConsumer<Connection, Integer> lost;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final StringBuilder parts = new StringBuilder();
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);
    private WebSocket socket;

    private Connection(Consumer<String> hear, BiConsumer<Connection, Integer> lost) {
        this.hear = hear;
        this.lost = lost;
    }

    static CompletableFuture<Connection> open(
            Gateway gateway, Consumer<String> hear, BiConsumer<Connection, Integer> lost) {
        Connection connection = new Connection(hear, lost);
        return gateway.client()
                .newWebSocketBuilder()
                .buildAsync(gateway.socket(), connection)
                .thenApply(connection::on);
    }

    private synchronized Connection on(WebSocket opened) {
        socket = opened;
        return this;
    }

    /** A socket takes one text at a time, so each waits for the one before. */
    synchronized void send(String text) {
        if (!gone.get()) {
            lastSent = lastSent.thenCompose(sent -> socket.sendText(text, true));
            lastSent.whenComplete((sent, fault) -> {
                if (fault != null) {
                    end(NO_CODE);
                }
            });
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            String text = parts.toString();
            parts.setLength(0);
            hear.accept(text);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        if (!(fault instanceof IOException)) {
            LOG.atWarn().setCause(fault).log("a frame could not be taken");
        }
        end(NO_CODE);
    }

    boolean isGone() {
        return gone.get();
    }

    private void end(int code) {
        if (gone.compareAndSet(false, true)) {
            lost.accept(this, code);
        }
    }

    synchronized void close() {
        if (gone.compareAndSet(false, true)) {
            lastSent.whenComplete((sent, fault) -> socket.abort());
        }
    }
}
