package io.rostrum.bench.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is read out of a message without parsing it, so that the load costs little beside what it measures.
 */
final class Bytes {

    private Bytes() {}

    static boolean hold(byte[] text, int from, int to, byte[] part) {
        for (int at = from; at <= to - part.length; at++) {
            int i = 0;
            while (i < part.length && text[at + i] == part[i]) {
                i++;
            }
            if (i == part.length) {
                return true;
            }
        }
        return false;
    }

    static long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
