package io.rostrum.media.studio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One fragment of an MP4 as a test looks at it. @param key whether its first picture stands alone */
public record Fragment(double atSeconds, double seconds, int samples, boolean key) {

    /** All whole fragments. */
    public static List<Fragment> of(byte[] file) {
        Walk walk = new Walk();
        walk.boxes(ByteBuffer.wrap(file));
        return walk.found;
    }

    private static final class Walk {
        private final List<Fragment> found = new ArrayList<>();
        private long timescale = 1;
        private long time;
        private long length;
        private int samples;
        private boolean key;
        private int defaultDuration;
        private int defaultFlags;
        private int trackDuration;
        private int trackFlags;

        void boxes(ByteBuffer in) {
            while (in.remaining() >= 8) {
                int size = in.getInt(in.position());
                if (size < 8 || size > in.remaining()) {
                    return;
                }
                byte[] name = new byte[4];
                in.get(in.position() + 4, name);
                ByteBuffer body = in.slice(in.position() + 8, size - 8);
                in.position(in.position() + size);
                box(new String(name, StandardCharsets.US_ASCII), body);
            }
        }

        private void box(String type, ByteBuffer body) {
            switch (type) {
                case "moov", "trak", "mdia", "mvex", "traf" -> boxes(body);
                case "moof" -> {
                    length = 0;
                    samples = 0;
                    boxes(body);
                }
                case "mdhd" -> timescale = body.getInt(body.get(0) == 1 ? 20 : 12);
                case "trex" -> {
                    trackDuration = body.getInt(12);
                    trackFlags = body.getInt(20);
                }
                case "tfhd" -> head(body);
                case "tfdt" -> time = body.get(0) == 1 ? body.getLong(4) : body.getInt(4) & 0xffffffffL;
                case "trun" -> run(body);
                case "mdat" -> found.add(new Fragment(
                        (double) time / timescale, (double) length / timescale, samples, key));
                default -> { }
            }
        }

        private void head(ByteBuffer body) {
            int flags = body.getInt(0) & 0xffffff;
            int at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
            defaultDuration = trackDuration;
            defaultFlags = trackFlags;
            if ((flags & 8) != 0) {
                defaultDuration = body.getInt(at);
                at += 4;
            }
            at += (flags & 16) != 0 ? 4 : 0;
            if ((flags & 32) != 0) {
                defaultFlags = body.getInt(at);
            }
        }

        private void run(ByteBuffer body) {
            int flags = body.getInt(0) & 0xffffff;
            samples = body.getInt(4);
            int at = 8 + ((flags & 1) != 0 ? 4 : 0);
            int first = defaultFlags;
            if ((flags & 4) != 0) {
                first = body.getInt(at);
                at += 4;
            }
            for (int i = 0; i < samples; i++) {
                int sample = i == 0 ? first : defaultFlags;
                if ((flags & 0x100) != 0) {
                    length += body.getInt(at);
                    at += 4;
                } else {
                    length += defaultDuration;
                }
                at += (flags & 0x200) != 0 ? 4 : 0;
                if ((flags & 0x400) != 0) {
                    sample = body.getInt(at);
                    at += 4;
                }
                at += (flags & 0x800) != 0 ? 4 : 0;
                if (i == 0) {
                    key = (sample & 0x10000) == 0;
                }
            }
        }
    }
}
