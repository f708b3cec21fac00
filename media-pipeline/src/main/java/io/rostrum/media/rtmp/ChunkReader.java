package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;

import java.util.HashMap;
import java.util.Map;

/**
 * Puts messages together out of chunks (RTMP 1.0, 5.3.1), bytes as they come. One per connection, and for one
 * thread.
 */
final class ChunkReader {

    private static final int EXTENDED = 0xffffff;
    private static final int FIRST_CHUNK_SIZE = 128;
    private static final String NO_HEADER = "a chunk stream that begins without a header";
    private static final long UNSIGNED = 0xffffffffL;

    private final RtmpLimits limits;
    private final Map<Integer, ChunkStream> streams = new HashMap<>();
    private int chunkSize = FIRST_CHUNK_SIZE;
    private int messageBytes;
    private ChunkStream current;
    private int chunkLeft;
    private int held;

    ChunkReader(RtmpLimits limits) {
        this.limits = limits;
        this.messageBytes = limits.strangerBytes();
    }

    /** Longer messages are taken from now: the publisher is known. */
    void trust() {
        messageBytes = limits.messageBytes();
    }

    /** Obeys the peer's wish. */
    void chunkSize(int wished) throws RtmpFault {
        if (wished < 1) {
            throw new RtmpFault(RtmpRefusal.MALFORMED_CHUNK, "a chunk size of " + wished);
        }
        if (wished > limits.chunkBytes()) {
            throw new RtmpFault(RtmpRefusal.TOO_LARGE,
                    "chunks of " + wished + " bytes; " + limits.chunkBytes() + " are taken");
        }
        chunkSize = wished;
    }

    /** Drops what was begun on that chunk stream. */
    void abort(int id) {
        ChunkStream stream = streams.get(id);
        if (stream != null && stream.started()) {
            held -= stream.received();
            stream.abort();
            if (current == stream) {
                current = null;
                chunkLeft = 0;
            }
        }
    }

    /** The next whole message, or {@code null} if more bytes are wanted. */
    RtmpMessage next(ByteBuf in) throws RtmpFault {
        while (true) {
            if (current == null && !header(in)) {
                return null;
            }
            int count = Math.min(chunkLeft, in.readableBytes());
            current.take(in, count);
            chunkLeft -= count;
            held += count;
            if (held > messageBytes + chunkSize) {
                throw new RtmpFault(RtmpRefusal.TOO_LARGE, "several begun messages of " + held + " bytes");
            }
            if (chunkLeft > 0) {
                return null;
            }
            ChunkStream done = current;
            current = null;
            if (done.missing() == 0) {
                held -= done.length;
                return done.finish();
            }
        }
    }

    /** Reads a chunk's header if all of it is there. */
    private boolean header(ByteBuf in) throws RtmpFault {
        int start = in.readerIndex();
        int size = basicSize(in);
        if (size == 0) {
            return false;
        }
        int first = in.getUnsignedByte(start);
        int format = first >> 6;
        ChunkStream stream = stream(id(in, start, first & 0x3f), format);
        int fields = switch (format) {
            case 0 -> 11;
            case 1 -> 7;
            case 2 -> 3;
            default -> 0;
        };
        if (in.readableBytes() < size + fields) {
            return false;
        }
        int at = start + size;
        int time = fields == 0 ? 0 : in.getUnsignedMedium(at);
        boolean extended = fields == 0 ? stream.extended : time == EXTENDED;
        int whole = size + fields + (extended ? 4 : 0);
        if (in.readableBytes() < whole) {
            return false;
        }
        long stamp = extended ? in.getUnsignedInt(at + fields) : time;
        in.skipBytes(whole);
        if (fields > 0) {
            take(stream, in, at, fields);
            stream.extended = extended;
        }
        begin(stream, format, stamp);
        return true;
    }

    private static int basicSize(ByteBuf in) {
        if (!in.isReadable()) {
            return 0;
        }
        int low = in.getUnsignedByte(in.readerIndex()) & 0x3f;
        int size = low == 0 ? 2 : low == 1 ? 3 : 1;
        return in.readableBytes() < size ? 0 : size;
    }

    private static int id(ByteBuf in, int start, int low) {
        return switch (low) {
            case 0 -> 64 + in.getUnsignedByte(start + 1);
            case 1 -> 64 + in.getUnsignedByte(start + 1) + (in.getUnsignedByte(start + 2) << 8);
            default -> low;
        };
    }

    private ChunkStream stream(int id, int format) throws RtmpFault {
        ChunkStream stream = streams.get(id);
        if (stream == null) {
            if (format != 0 && format != 1) {
                throw new RtmpFault(RtmpRefusal.MALFORMED_CHUNK, NO_HEADER);
            }
            if (streams.size() >= limits.chunkStreams()) {
                throw new RtmpFault(RtmpRefusal.MALFORMED_CHUNK, "more chunk streams than are taken");
            }
            stream = new ChunkStream();
            streams.put(id, stream);
        }
        return stream;
    }

    private void take(ChunkStream stream, ByteBuf in, int at, int fields) throws RtmpFault {
        if (stream.started() && fields > 3) {
            throw new RtmpFault(RtmpRefusal.MALFORMED_CHUNK, "a message that begins within another");
        }
        if (fields >= 7) {
            stream.length = in.getUnsignedMedium(at + 3);
            stream.type = in.getUnsignedByte(at + 6);
            if (stream.length > messageBytes) {
                throw new RtmpFault(
                        RtmpRefusal.TOO_LARGE,
                        "a message of " + stream.length + " bytes; " + messageBytes + " are taken");
            }
        }
        if (fields == 11) {
            stream.streamId = in.getIntLE(at + 7);
        }
        stream.known |= fields >= 7;
    }

    private void begin(ChunkStream stream, int format, long stamp) throws RtmpFault {
        if (!stream.known) {
            throw new RtmpFault(RtmpRefusal.MALFORMED_CHUNK, NO_HEADER);
        }
        if (!stream.started()) {
            if (format == 0) {
                stream.timestamp = stamp;
                stream.delta = 0;
            } else {
                if (format != 3) {
                    stream.delta = stamp;
                }
                stream.timestamp = stream.timestamp + stream.delta & UNSIGNED;
            }
            stream.start();
        }
        current = stream;
        chunkLeft = Math.min(chunkSize, stream.missing());
    }
}
