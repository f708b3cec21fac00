package io.rostrum.media.archive;

/**
 * A segment that is kept.
 *
 * @param start in ticks of its run's track
 * @param duration in ticks
 * @param size in bytes
 */
public record KeptSegment(long number, int run, long start, long duration, long size) {}
