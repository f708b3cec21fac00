package io.rostrum.media.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes boxes, one inside the other, into memory. */
final class BoxWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Writes a box's body. */
    interface Body {
        void to(BoxWriter body);
    }

    BoxWriter box(String type, Body body) {
        BoxWriter inside = new BoxWriter();
        body.to(inside);
        u32(inside.out.size() + 8L);
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        return raw(inside.bytes());
    }

    /** A box that starts with a version and flags. */
    BoxWriter full(String type, int version, int flags, Body body) {
        return box(type, inside -> body.to(inside.u32((long) version << 24 | flags)));
    }

    BoxWriter u32(long value) {
        out.write((int) (value >>> 24));
        out.write((int) (value >>> 16));
        out.write((int) (value >>> 8));
        out.write((int) value);
        return this;
    }

    BoxWriter u64(long value) {
        return u32(value >>> 32).u32(value & 0xffffffffL);
    }

    BoxWriter u16(int value) {
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    BoxWriter zeros(int count) {
        return raw(new byte[count]);
    }

    BoxWriter text(String ascii) {
        return raw(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    BoxWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** The turned-by-nothing matrix of headers. */
    BoxWriter matrix() {
        return u32(0x10000).zeros(12).u32(0x10000).zeros(12).u32(0x40000000);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
