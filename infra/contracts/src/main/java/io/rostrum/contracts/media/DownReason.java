package io.rostrum.contracts.media;

/** Why a run of a stream was over. */
public enum DownReason {
    /** The publisher said that it ends. */
    UNPUBLISHED,
    /** The publisher's connection broke. */
    CONNECTION_LOST,
    /** The publisher was connected and sent nothing. */
    STALLED,
    /** Another publisher with the same key took its place. */
    TAKEN_OVER,
    /** The key was changed. */
    KEY_ROTATED,
    /** The transcoder ended by itself, and was started again. */
    TRANSCODER_DIED,
    /** The transcoder took or gave nothing for seconds, and was started again. */
    TRANSCODER_HUNG,
    /** The publisher changed what it sends, or sends what cannot be copied. */
    FORMAT_CHANGED,
    /** The publisher broke a limit or the protocol. */
    REFUSED,
    /** The media process was told to stop. */
    SHUT_DOWN
}
