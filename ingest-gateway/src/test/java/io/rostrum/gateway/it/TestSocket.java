package io.rostrum.gateway.it;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.socket.ClientFrame;
import io.rostrum.contracts.socket.ServerFrame;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the room's socket, as a program would write one. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    static TestSocket open(String address, String origin) {
        TestSocket client = new TestSocket();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(60));
        if (origin != null) {
            builder.header("Origin", origin);
        }
        client.socket = builder.buildAsync(URI.create("ws://" + address + "/ws"), client).join();
        return client;
    }

    static TestSocket open(String address) {
        return open(address, null);
    }

    /** Opens a socket and signs it in. */
    static TestSocket open(String address, String origin, String token) throws InterruptedException {
        TestSocket client = open(address, origin);
        client.await(ServerFrame.Welcome.class);
        client.send(new ClientFrame.Hello(token));
        client.await(ServerFrame.Welcome.class, welcome -> welcome.userId() != null);
        return client;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.addAll(ServerFrame.read(partial.toString().getBytes(StandardCharsets.UTF_8)));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.add(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        closed.add(1006);
    }

    void send(ClientFrame frame) {
        send(Json.text(frame));
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    <T extends ServerFrame> T await(Class<T> type) throws InterruptedException {
        return await(type, frame -> true);
    }

    /** The next frame of that type that fits; others before it are dropped. */
    <T extends ServerFrame> T await(Class<T> type, Predicate<T> fits) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            ServerFrame frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new AssertionError("no " + type.getSimpleName() + " came; closed: " + closed);
            }
            if (type.isInstance(frame) && fits.test(type.cast(frame))) {
                return type.cast(frame);
            }
        }
    }

    /** The code with which the gateway closed this socket. */
    int awaitClose() throws InterruptedException {
        Integer code = closed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (code == null) {
            throw new AssertionError("the socket was not closed; frames: " + frames);
        }
        return code;
    }

    boolean isOpen() {
        return closed.isEmpty() && !socket.isOutputClosed();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
