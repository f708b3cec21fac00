package io.rostrum.media.flv;

/**
 * One piece of sound, picture or metadata.
 *
 * @param timestamp milliseconds on the publisher's clock, unsigned 32 bits that may wrap
 * @param body not to be changed
 */
public record FlvTag(Kind kind, long timestamp, byte[] body) {

    /** What is in it. */
    public enum Kind {
        AUDIO(8), VIDEO(9), DATA(18);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
