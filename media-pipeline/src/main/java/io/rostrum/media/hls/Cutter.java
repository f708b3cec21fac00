package io.rostrum.media.hls;

import io.rostrum.media.mp4.Fragment;
import io.rostrum.media.mp4.MalformedMedia;
import io.rostrum.media.mp4.Track;

/**
 * Says to which segment each fragment of one run belongs, from media time alone, so that every tier of a
 * stream
 * and its sound are cut at the same places.
 *
 * <p>A picture's segment starts at a keyframe, at the first one when {@code segmentMillis} have passed; where
 * keyframes come at other times, so do segments. Sound is cut by the clock that the picture's first keyframe
 * started. A hole in media time leaves numbers out.
 */
final class Cutter {

    /** What rounding to a codec's ticks may take from a segment. */
    private static final int TOLERANCE_MILLIS = 50;

    /** A pause in media time that is more than rounding. */
    private static final int HOLE_MILLIS = 300;

    /** The most numbers that one hole leaves out. */
    static final int MAX_HOLE = 30;

    /** A segment that finds no keyframe for so many lengths is no live picture. */
    private static final int MAX_LENGTHS = 5;

    private final Track track;
    private final int segmentMillis;
    private final long origin;
    private final long first;
    private long number = -1;
    private long segmentStart;
    private long lastEnd;
    private boolean regular;
    private long least;

    /**
     * @param origin where the run's clock starts, in ticks of this track
     * @param first the number of the segment that starts there
     */
    Cutter(Track track, int segmentMillis, long origin, long first) {
        this.track = track;
        this.segmentMillis = segmentMillis;
        this.origin = origin;
        this.first = first;
    }

    /** The number of the fragment's segment; -1 if it comes before the first keyframe and is of no use. */
    long place(Fragment fragment) throws MalformedMedia {
        if (number >= 0 && fragment.start() < segmentStart) {
            throw new MalformedMedia("media time runs backwards");
        }
        long next = track.kind() == Track.Kind.VIDEO ? picture(fragment) : sound(fragment.start());
        if (next >= 0) {
            next = Math.max(next, least);
            next = number < 0 ? Math.max(next, first) : Math.min(next, number + 1 + MAX_HOLE);
            segmentStart = next == number ? segmentStart : fragment.start();
            number = next;
            lastEnd = fragment.end();
        }
        return next;
    }

    private long picture(Fragment fragment) throws MalformedMedia {
        if (number < 0) {
            return fragment.independent() ? first + lengths(fragment.start() - origin) : -1;
        }
        long length = fragment.start() - segmentStart;
        if (isDue(length) && (fragment.independent() || regular)) {
            regular = fragment.independent() && Math.abs(millis(length) - segmentMillis) <= TOLERANCE_MILLIS;
            boolean hole = millis(fragment.start() - lastEnd) > HOLE_MILLIS;
            return number + (hole ? Math.max(1, lengths(length)) : 1);
        }
        if (millis(length) > (long) MAX_LENGTHS * segmentMillis) {
            throw new MalformedMedia("no keyframe for " + millis(length) + " ms");
        }
        return number;
    }

    private long sound(long start) {
        return Math.max(number, first + Math.floorDiv(millis(start - origin) + 11, segmentMillis));
    }

    /**
     * Whether the segment is whole with what was placed last, as far as can be known before the next comes;
     * then nothing more is placed in it, not even what overlaps.
     */
    boolean isWhole() {
        boolean whole = switch (track.kind()) {
            case VIDEO -> regular && isDue(lastEnd - segmentStart);
            case AUDIO -> sound(lastEnd) > number;
        };
        if (whole) {
            least = number + 1;
        }
        return whole;
    }

    private boolean isDue(long length) {
        return millis(length) >= segmentMillis - TOLERANCE_MILLIS;
    }

    private long lengths(long ticks) {
        return Math.round((double) millis(ticks) / segmentMillis);
    }

    private long millis(long ticks) {
        return track.millis(ticks);
    }
}
