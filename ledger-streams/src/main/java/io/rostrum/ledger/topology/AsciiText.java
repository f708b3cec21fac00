package io.rostrum.ledger.topology;

import java.util.Arrays;

/** Text of ASCII letters that grows in one array; used again and again by one thread. */
final class AsciiText {

    private static final int DIGITS_MAX = 20;

    private byte[] bytes = new byte[1_024];
    private int length;

    AsciiText begin() {
        length = 0;
        return this;
    }

    /** Appends text that holds nothing but ASCII. */
    @SuppressWarnings("deprecation") // The one copy that goes without an encoder; right for ASCII.
    AsciiText add(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    AsciiText add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    AsciiText add(long number) {
        if (number < 0) {
            return add(Long.toString(number));
        }
        room(DIGITS_MAX);
        int end = length + 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            end++;
        }
        long rest = number;
        for (int i = end - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
