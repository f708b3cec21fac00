package io.rostrum.contracts.media;

/** What a seller should look at. */
public enum HealthWarning {
    /** No sound comes. */
    NO_AUDIO,
    /** Pictures that stand alone are more than two seconds apart: joining takes longer, nothing is copied. */
    KEYFRAMES_FAR_APART,
    /** Fewer pictures come than the publisher announced. */
    FRAMES_MISSING,
    /** The line cannot carry what the publisher sends. */
    FALLING_BEHIND,
    /** More comes than a viewer's line can be expected to carry. */
    BITRATE_HIGH,
    /** The machine does not keep up with transcoding. */
    TRANSCODER_SLOW
}
