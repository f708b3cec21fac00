package io.rostrum.bench.media;

/** What {@code bench media} measures. */
public enum MediaPart {
    /** Processor time of a stream. */
    CORES,
    /** How soon there is something to see. */
    FIRST,
    /** How old the picture is, in a real browser. */
    GLASS,
    /** Whether it grows older over many minutes. */
    DRIFT
}
