package io.rostrum.media.origin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is answered.
 *
 * @param cache the value of Cache-Control
 * @param body shared and not to be changed
 * @param zipped whether the body is gzip
 */
record Reply(int status, String type, String cache, byte[] body, boolean zipped, Stored stored) {

    static final String PLAYLIST = "application/vnd.apple.mpegurl";
    static final String SEGMENT = "video/iso.segment";
    static final String MP4 = "video/mp4";
    static final String NEVER = "no-store";
    /** Names that never mean anything else; as long as any cache wants to keep a replay. */
    static final String FOR_EVER = "public, max-age=604800, immutable";

    /**
     * A stored object that is sent piece by piece.
     *
     * @param size in bytes
     */
    record Stored(long size, Pieces pieces) {

        /** Reads a piece, shorter only at the end. */
        interface Pieces {
            byte[] read(long offset, int length) throws IOException;
        }
    }

    static Reply of(String type, String cache, byte[] body) {
        return new Reply(200, type, cache, body, false, null);
    }

    static Reply stored(String type, String cache, Stored stored) {
        return new Reply(200, type, cache, null, false, stored);
    }

    static Reply refused(int status, String why, String cache) {
        byte[] words = (why + "\n").getBytes(StandardCharsets.UTF_8);
        return new Reply(status, "text/plain; charset=utf-8", cache, words, false, null);
    }

    /** Not there: may be there in a moment. */
    static Reply missing() {
        return refused(404, "not here", "max-age=1");
    }
}
