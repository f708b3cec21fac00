package io.rostrum.media.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The handshake (RTMP 1.0, 5.2), the plain form that every publisher takes.
 *
 * <pre>
 *   C0+C1 ─► answers S0+S1+S2 ─► C2 ─► done
 * </pre>
 */
final class Handshake {

    static final int VERSION = 3;

    private static final int SIZE = 1_536;

    private boolean answered;
    private boolean done;

    boolean done() {
        return done;
    }

    /** Takes what is there; tells what to answer, which may be nothing. */
    ByteBuf take(ByteBuf in, ByteBufAllocator memory) throws RtmpFault {
        if (!answered) {
            if (in.isReadable() && in.getByte(in.readerIndex()) != VERSION) {
                throw new RtmpFault(RtmpRefusal.NOT_RTMP, "version " + in.getUnsignedByte(in.readerIndex()));
            }
            if (in.readableBytes() < 1 + SIZE) {
                return Unpooled.EMPTY_BUFFER;
            }
            in.skipBytes(1);
            answered = true;
            return answer(in.readSlice(SIZE), memory);
        }
        if (in.readableBytes() >= SIZE) {
            in.skipBytes(SIZE);
            done = true;
        }
        return Unpooled.EMPTY_BUFFER;
    }

    private static ByteBuf answer(ByteBuf theirs, ByteBufAllocator memory) {
        byte[] ours = new byte[SIZE];
        ThreadLocalRandom.current().nextBytes(ours);
        // Time and version of zero: a publisher then looks for no digest in what follows.
        for (int i = 0; i < 8; i++) {
            ours[i] = 0;
        }
        return memory.buffer(1 + 2 * SIZE).writeByte(VERSION).writeBytes(ours).writeBytes(theirs);
    }
}
