package io.rostrum.media.hls;

/**
 * A piece of a segment that players may take before the segment is whole.
 *
 * @param bytes not to be changed
 * @param duration in ticks of its track
 * @param independent whether it starts with a frame that needs no other
 */
public record Part(byte[] bytes, long duration, boolean independent) {}
