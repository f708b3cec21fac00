package io.rostrum.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The client's end of one WebSocket (RFC 6455), as lean as a load generator wants it: text frames out, whole
 * text frames in, pings answered, no extensions. One thread may write while another reads.
 */
final class Socket implements AutoCloseable {

    /** The longest frame that a gateway sends: a whole room. */
    private static final int FRAME_BYTES_MAX = 8 << 20;

    private static final int BUFFER_BYTES = 16 << 10;
    private static final int HEAD_BYTES_MAX = 14;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);

    /** Takes one whole text frame; the bytes are valid during the call only. */
    @FunctionalInterface
    interface Frames {
        void text(byte[] bytes, int from, int to);
    }

    private Socket(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects and upgrades, waiting; from then on the channel does not block. */
    static Socket open(InetSocketAddress address, String path) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address);
            Socket socket = new Socket(channel);
            socket.upgrade(address, path);
            channel.configureBlocking(false);
            return socket;
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    private void upgrade(InetSocketAddress address, String path) throws IOException {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: " + address.getHostString() + ":" + address.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
                + "13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(key) + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        String answer = "";
        int end = -1;
        while (end < 0) {
            if (channel.read(in) < 0 || !in.hasRemaining()) {
                throw new IOException("the gateway closed instead of upgrading: " + answer);
            }
            answer = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            end = answer.indexOf("\r\n\r\n");
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("the gateway did not upgrade: " + answer.lines().findFirst().orElse(""));
        }
        in.flip().position(end + 4);
        in.compact();
    }

    SocketChannel channel() {
        return channel;
    }

    /** Sends one text frame. A full socket buffer is waited for: what was sent before is then under way. */
    synchronized void text(byte[] payload) throws IOException {
        frame(TEXT, payload, 0, payload.length);
    }

    private synchronized void frame(int opcode, byte[] payload, int from, int length) throws IOException {
        if (out.capacity() < length + HEAD_BYTES_MAX) {
            out = ByteBuffer.allocate(length + HEAD_BYTES_MAX);
        }
        out.clear();
        out.put((byte) (FINAL | opcode));
        if (length < LENGTH_16) {
            out.put((byte) (MASKED | length));
        } else {
            out.put((byte) (MASKED | LENGTH_16)).putShort((short) length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        out.putInt(mask);
        for (int i = 0; i < length; i++) {
            out.put((byte) (payload[from + i] ^ mask >>> 24 - 8 * (i & 3)));
        }
        out.flip();
        while (out.hasRemaining()) {
            if (channel.write(out) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Reads what is there, hands on every whole text frame; false when the gateway closed. */
    boolean read(Frames frames) throws IOException {
        int got = channel.read(in);
        while (got > 0 && !in.hasRemaining()) {
            grow();
            got += channel.read(in);
        }
        if (got < 0) {
            return false;
        }
        in.flip();
        boolean open = true;
        while (open && in.hasRemaining()) {
            int head = headLength();
            long length = head < 0 ? -1 : length();
            if (head < 0 || in.remaining() < head + length) {
                break;
            }
            open = take(head, (int) length, frames);
        }
        in.compact();
        return open;
    }

    /** How long the head of the frame at hand is; -1 if it is not here whole. */
    private int headLength() {
        if (in.remaining() < 2) {
            return -1;
        }
        int length = in.get(in.position() + 1) & 0x7F;
        int head = length == LENGTH_16 ? 4 : length == LENGTH_64 ? 10 : 2;
        return in.remaining() < head ? -1 : head;
    }

    private long length() throws ProtocolFault {
        int at = in.position();
        int length = in.get(at + 1) & 0x7F;
        if (length == LENGTH_16) {
            return in.getShort(at + 2) & 0xFFFF;
        }
        long whole = length == LENGTH_64 ? in.getLong(at + 2) : length;
        if (whole < 0 || whole > FRAME_BYTES_MAX) {
            throw new ProtocolFault("a frame of " + whole + " bytes");
        }
        return whole;
    }

    private boolean take(int head, int length, Frames frames) throws IOException {
        int first = in.get(in.position());
        int from = in.position() + head;
        int opcode = first & 0x0F;
        if ((first & FINAL) == 0) {
            throw new ProtocolFault("a frame in pieces");
        }
        switch (opcode) {
            case TEXT -> frames.text(in.array(), from, from + length);
            case PING -> frame(PONG, in.array(), from, length);
            case PONG -> { }
            case CLOSE -> {
                return false;
            }
            default -> throw new ProtocolFault("a frame of kind " + opcode);
        }
        in.position(from + length);
        return true;
    }

    private void grow() throws ProtocolFault {
        if (in.capacity() >= 2 * FRAME_BYTES_MAX) {
            throw new ProtocolFault("more than one frame can be");
        }
        ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
        in.flip();
        larger.put(in);
        in = larger;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The gateway sent what this client does not take. */
    static final class ProtocolFault extends IOException {
        private static final long serialVersionUID = 1L;

        ProtocolFault(String what) {
            super("the gateway sent " + what);
        }
    }
}
