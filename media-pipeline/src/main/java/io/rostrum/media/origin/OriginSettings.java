package io.rostrum.media.origin;

/**
 * Bounds of the origin.
 *
 * @param port 0 is any free one
 * @param maxConnections how many may be open at a time; more are not accepted until some close
 * @param idleMillis how long a connection may move nothing: a reader that does not read is closed after it
 * @param threads how many answer at a time; who waits holds none
 */
public record OriginSettings(String host, int port, int maxConnections, int idleMillis, int threads) {

    /** What one machine serves well. */
    public static OriginSettings standard(String host, int port) {
        return new OriginSettings(host, port, 20_000, 30_000, 32);
    }
}
