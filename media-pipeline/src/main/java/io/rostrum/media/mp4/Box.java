package io.rostrum.media.mp4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One box inside a byte array: a view, nothing is copied.
 *
 * @param bytes what it stands in
 * @param start its first byte, the size field
 * @param body the first byte after size and type
 * @param end the first byte that is no longer its own
 */
record Box(byte[] bytes, int start, int body, int end, String type) {

    private static final int HEADER = 8;

    /** The box that starts there. */
    static Box at(byte[] bytes, int start, int limit) throws MalformedMedia {
        if (start + HEADER > limit) {
            throw new MalformedMedia("a box has no header");
        }
        long size = u32(bytes, start);
        String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
        if (size < HEADER || start + size > limit) {
            throw new MalformedMedia("box " + printable(type) + " has the impossible size " + size);
        }
        return new Box(bytes, start, start + HEADER, (int) (start + size), type);
    }

    /** The boxes that fill the whole array. */
    static List<Box> all(byte[] bytes) throws MalformedMedia {
        return between(bytes, 0, bytes.length);
    }

    /** What stands inside this box, which holds boxes only. */
    List<Box> children() throws MalformedMedia {
        return between(bytes, body, end);
    }

    /** The boxes after the first {@code skip} bytes of the body. */
    List<Box> childrenAfter(int skip) throws MalformedMedia {
        if (body + skip > end) {
            throw new MalformedMedia("box " + printable(type) + " is too short");
        }
        return between(bytes, body + skip, end);
    }

    private static List<Box> between(byte[] bytes, int from, int to) throws MalformedMedia {
        List<Box> found = new ArrayList<>(4);
        for (int at = from; at < to;) {
            Box box = at(bytes, at, to);
            found.add(box);
            at = box.end();
        }
        return found;
    }

    /** The one child of that type. */
    Box child(String wanted) throws MalformedMedia {
        for (Box child : children()) {
            if (child.type().equals(wanted)) {
                return child;
            }
        }
        throw new MalformedMedia("box " + printable(type) + " lacks " + wanted);
    }

    /** An unsigned 32-bit number, that far into the body. */
    long u32(int offset) throws MalformedMedia {
        return u32(bytes, within(offset, 4));
    }

    int u16(int offset) throws MalformedMedia {
        int at = within(offset, 2);
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    int u8(int offset) throws MalformedMedia {
        return bytes[within(offset, 1)] & 0xff;
    }

    /** A 64-bit number that fits a positive {@code long}. */
    long u64(int offset) throws MalformedMedia {
        long value = u32(offset) << 32 | u32(offset + 4);
        if (value < 0) {
            throw new MalformedMedia("a number in box " + printable(type) + " is too large");
        }
        return value;
    }

    private int within(int offset, int length) throws MalformedMedia {
        if (offset < 0 || body + offset + length > end) {
            throw new MalformedMedia("box " + printable(type) + " is too short");
        }
        return body + offset;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    static long u32(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 24 | (bytes[at + 1] & 0xffL) << 16 | (bytes[at + 2] & 0xffL) << 8
                | bytes[at + 3] & 0xffL;
    }

    /** A type as it may be shown: it is foreign input. */
    static String printable(String type) {
        return type.replaceAll("[^A-Za-z0-9 ]", "?");
    }
}
