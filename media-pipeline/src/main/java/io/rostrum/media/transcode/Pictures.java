package io.rostrum.media.transcode;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads small pictures out of fragmented MP4, one in each fragment, with their media time (ISO/IEC 14496-12,
 * 8.8: {@code moof}, {@code traf}, {@code tfdt}).
 */
final class Pictures {

    private static final int BOX_MAX = 4 << 20;
    private static final int MOOF = 0x6d6f6f66;
    private static final int MOOV = 0x6d6f6f76;
    private static final int MDAT = 0x6d646174;
    private static final int TRAF = 0x74726166;
    private static final int TFDT = 0x74666474;
    private static final int TRAK = 0x7472616b;
    private static final int MDIA = 0x6d646961;
    private static final int MDHD = 0x6d646864;

    /** Hears each picture. */
    interface Shown {
        void picture(long mediaMillis, byte[] jpeg);
    }

    private final Shown shown;
    private long timescale = 1_000;
    private long time;

    Pictures(Shown shown) {
        this.shown = shown;
    }

    /** Reads until the stream ends. */
    void read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        while (true) {
            int size;
            try {
                size = in.readInt();
            } catch (EOFException end) {
                return;
            }
            int type = in.readInt();
            if (size < 8 || size > BOX_MAX) {
                throw new IOException("a box of " + size + " bytes among the thumbnails");
            }
            byte[] body = in.readNBytes(size - 8);
            if (body.length < size - 8) {
                return;
            }
            switch (type) {
                case MOOV, MOOF -> walk(ByteBuffer.wrap(body));
                case MDAT -> shown.picture(time * 1_000 / timescale, body);
                default -> { }
            }
        }
    }

    private void walk(ByteBuffer boxes) throws IOException {
        while (boxes.remaining() >= 8) {
            int size = boxes.getInt();
            int type = boxes.getInt();
            if (size < 8 || size - 8 > boxes.remaining()) {
                throw new IOException("a box that is cut off among the thumbnails");
            }
            ByteBuffer body = boxes.slice(boxes.position(), size - 8);
            boxes.position(boxes.position() + size - 8);
            switch (type) {
                case TRAF, TRAK, MDIA -> walk(body);
                case TFDT -> time = body.get(0) == 1 ? body.getLong(4) : body.getInt(4) & 0xffffffffL;
                case MDHD -> timescale = Math.max(1, body.getInt(body.get(0) == 1 ? 20 : 12));
                default -> { }
            }
        }
    }
}
