package io.rostrum.media.origin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes of a body.
 *
 * @param from the first byte
 * @param to the last byte
 */
record ByteRange(long from, long to) {

    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

    /** What a header asks for cannot be had. */
    static final ByteRange NONE = new ByteRange(-1, -1);

    /**
     * Reads a Range header.
     *
     * @return {@code null} if all is to be sent, since the header is absent, several ranges or unreadable;
     *     {@link #NONE} if it lies outside
     */
    static ByteRange of(String header, long size) {
        Matcher match = header == null ? null : FORM.matcher(header.strip());
        if (match == null || !match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty()) {
            return null;
        }
        if (match.group(1).isEmpty()) {
            long last = Long.parseLong(match.group(2));
            return last == 0 || size == 0 ? NONE : new ByteRange(Math.max(0, size - last), size - 1);
        }
        long from = Long.parseLong(match.group(1));
        long to = match.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(match.group(2)));
        return from > to ? NONE : new ByteRange(from, to);
    }

    long length() {
        return to - from + 1;
    }
}
