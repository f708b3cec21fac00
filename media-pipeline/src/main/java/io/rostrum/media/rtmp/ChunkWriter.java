package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Cuts messages into chunks. What this side sends is short. */
final class ChunkWriter {

    /** What this side announces, and then cuts by. */
    static final int CHUNK_SIZE = 4_096;

    private static final int HEADER = 12;

    private ChunkWriter() {}

    /** The message as chunks of one chunk stream (3 to 63). */
    static ByteBuf write(ByteBufAllocator memory, int chunkStream, int type, int streamId, byte[] body) {
        ByteBuf out = memory.buffer(HEADER + body.length + body.length / CHUNK_SIZE);
        out.writeByte(chunkStream).writeMedium(0).writeMedium(body.length);
        out.writeByte(type).writeIntLE(streamId);
        for (int at = 0; at < body.length; at += CHUNK_SIZE) {
            if (at > 0) {
                out.writeByte(0xc0 | chunkStream);
            }
            out.writeBytes(body, at, Math.min(CHUNK_SIZE, body.length - at));
        }
        return out;
    }
}
