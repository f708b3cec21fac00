package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/** What is remembered of one chunk stream: the header of its last message, and the bytes of a started one. */
final class ChunkStream {

    private static final int FIRST_BYTES = 4_096;

    long timestamp;
    long delta;
    int length;
    int type;
    int streamId;
    boolean extended;
    boolean known;
    private byte[] bytes;
    private int received;

    boolean started() {
        return bytes != null;
    }

    int received() {
        return received;
    }

    int missing() {
        return length - received;
    }

    /** Takes no memory for what is only announced. */
    void start() {
        bytes = new byte[Math.min(length, FIRST_BYTES)];
        received = 0;
    }

    void take(ByteBuf from, int count) {
        if (received + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(length, Math.max(received + count, bytes.length * 2)));
        }
        from.readBytes(bytes, received, count);
        received += count;
    }

    RtmpMessage finish() {
        byte[] body = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
        abort();
        return new RtmpMessage(type, streamId, timestamp, body);
    }

    void abort() {
        bytes = null;
        received = 0;
    }
}
