package io.rostrum.contracts.media;

/** Why somebody may not publish. */
public enum PublishRefusal {
    /** Nobody's key. */
    UNKNOWN_KEY,
    /** Another publisher with the same key is live and healthy. */
    ALREADY_LIVE,
    /** The picture or sound is coded in a way that is not taken. */
    UNSUPPORTED_CODEC,
    /** The process takes no more streams. */
    TOO_MANY_STREAMS,
    /** There is no transcoder on this machine. */
    NO_TRANSCODER
}
