package io.rostrum.media.hls;

import java.util.ArrayList;
import java.util.List;

/**
 * One segment of a rendition, immutable: it grows by being replaced.
 *
 * @param number its media sequence number, unique in its show and rendition for ever
 * @param run which run of the encoder it is of; another run begins with a discontinuity
 * @param start decode time of its first frame, in ticks of its run's track
 * @param duration in ticks, so far
 * @param timescale ticks per second
 * @param startMillis when its first frame was seen, in epoch milliseconds
 * @param state what can be had of it
 * @param discontinuity whether it does not go on from the one before
 * @param parts in memory; empty once they are not
 */
public record Segment(
        long number, int run, long start, long duration, long timescale, long startMillis, State state,
        boolean discontinuity, List<Part> parts) {

    /** What can be had of a segment. */
    public enum State {
        /** Parts of it, while it grows. */
        GROWING,
        /** All of it. */
        WHOLE,
        /** Nothing: it never came, or could not be kept. */
        GAP
    }

    public Segment {
        parts = List.copyOf(parts);
    }

    public double seconds() {
        return (double) duration / timescale;
    }

    /** When its last frame ends, in epoch milliseconds. */
    public long endMillis() {
        return startMillis + Math.floorDiv(duration * 1_000, timescale);
    }

    Segment with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Segment(
                number, run, start, duration + part.duration(), timescale, startMillis, state, discontinuity,
                more);
    }

    Segment as(State next) {
        return new Segment(
                number, run, start, duration, timescale, startMillis, next, discontinuity,
                next == State.GAP ? List.of() : parts);
    }

    Segment withoutParts() {
        return new Segment(
                number, run, start, duration, timescale, startMillis, state, discontinuity, List.of());
    }

    /** The parts one after the other; {@code null} if they are no longer in memory. */
    public byte[] bytes() {
        if (parts.isEmpty()) {
            return null;
        }
        int size = parts.stream().mapToInt(part -> part.bytes().length).sum();
        byte[] all = new byte[size];
        int at = 0;
        for (Part part : parts) {
            System.arraycopy(part.bytes(), 0, all, at, part.bytes().length);
            at += part.bytes().length;
        }
        return all;
    }
}
