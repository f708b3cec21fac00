package io.rostrum.media.rtmp;

import java.nio.ByteBuffer;

/** Counts what one connection sends: for acknowledgements, for its rate, for its silence. For one thread. */
final class Flow {

    /** What this side asks to be acknowledged by, and acknowledges by until it is asked for less. */
    static final int WINDOW = 2_500_000;

    private static final long WINDOW_NANOS = RtmpLimits.RATE_WINDOW_MILLIS * 1_000_000L;

    private final RtmpLimits limits;
    private long received;
    private long acknowledged;
    private int window = WINDOW;
    private long rateFrom;
    private long rateBytes;
    private int rateMessages;
    private long pictureNanos;

    Flow(RtmpLimits limits) {
        this.limits = limits;
    }

    void begin(long nanos) {
        rateFrom = nanos;
        pictureNanos = nanos;
    }

    void received(int bytes) {
        received += bytes;
    }

    /** The peer says how much it sends before it wants to hear of it. */
    void window(int bytes) {
        window = bytes < 1 ? WINDOW : bytes;
    }

    boolean acknowledgementDue() {
        return received - acknowledged >= window / 2;
    }

    byte[] acknowledgement() {
        acknowledged = received;
        return ByteBuffer.allocate(4).putInt((int) received).array();
    }

    /** Counts a message; more than a publisher may send is a fault. */
    void message(int bytes, long nanos) throws RtmpFault {
        if (nanos - rateFrom > WINDOW_NANOS) {
            rateFrom = nanos;
            rateBytes = 0;
            rateMessages = 0;
        }
        rateBytes += bytes;
        rateMessages++;
        int seconds = RtmpLimits.RATE_WINDOW_MILLIS / 1_000;
        if (rateBytes * 8 / 1_000 > (long) limits.kilobits() * seconds) {
            throw new RtmpFault(RtmpRefusal.TOO_FAST, "over " + limits.kilobits() + " kilobits a second");
        }
        if (rateMessages > limits.messages() * seconds) {
            throw new RtmpFault(RtmpRefusal.TOO_FAST, "over " + limits.messages() + " messages a second");
        }
    }

    void pictureCame(long nanos) {
        pictureNanos = nanos;
    }

    long silentMillis(long nanos) {
        return (nanos - pictureNanos) / 1_000_000;
    }
}
