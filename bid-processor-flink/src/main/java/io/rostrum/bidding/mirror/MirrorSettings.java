package io.rostrum.bidding.mirror;

import java.io.Serializable;

/**
 * How the mirror is reached and bounded.
 *
 * @param epoch names the log that is mirrored; what another log left in Redis is replaced
 * @param outcomesMax outcomes that wait; the oldest go first, since the events' tail tells them too
 * @param projectionsMax projections that wait, one for each thing shown
 * @param batchBytes about what one pipeline carries: less than the socket's buffers, so that a write never
 *     blocks
 * @param answerMillis how long Redis may take to answer before the connection is given up
 * @param probeMillis how often the mirror's generation is looked at
 */
public record MirrorSettings(
        String host,
        int port,
        String epoch,
        int outcomesMax,
        int projectionsMax,
        int batchBytes,
        int answerMillis,
        int probeMillis)
        implements Serializable {

    /** The shortest and the longest wait before the next try to connect, in milliseconds. */
    static final int BACKOFF_FIRST_MILLIS = 10;

    static final int BACKOFF_LAST_MILLIS = 500;

    public static MirrorSettings of(String host, int port, String epoch) {
        return new MirrorSettings(host, port, epoch, 65_536, 16_384, 48 * 1024, 1_000, 500);
    }
}
