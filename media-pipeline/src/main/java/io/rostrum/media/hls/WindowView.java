package io.rostrum.media.hls;

import java.util.List;

/**
 * How a rendition's window stands at one moment, immutable.
 *
 * @param version grows with each change
 * @param segments oldest first; the last may be growing
 * @param discontinuities how many discontinuities have left the window
 * @param ended whether nothing follows
 * @param partTargetMillis the longest part so far, at least the target
 * @param targetSeconds the longest segment so far, at least the target
 */
public record WindowView(
        long version, List<Segment> segments, long discontinuities, boolean ended, int partTargetMillis,
        int targetSeconds) {

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The number of the newest segment; -1 if there is none. */
    public long lastNumber() {
        return segments.isEmpty() ? -1 : segments.getLast().number();
    }

    /** The index of the newest segment's newest part; -1 if it has none. */
    public int lastPart() {
        return segments.isEmpty() ? -1 : segments.getLast().parts().size() - 1;
    }

    /** Whether the place is there, or can come no more. */
    public boolean has(Place place) {
        if (ended || lastNumber() > place.number()) {
            return true;
        }
        if (lastNumber() < place.number()) {
            return false;
        }
        Segment last = segments.getLast();
        return last.state() != Segment.State.GROWING
                || (place.part() != Place.WHOLE && last.parts().size() > place.part());
    }

    /** The segment of that number; {@code null} if it is not in the window. */
    public Segment segment(long number) {
        if (segments.isEmpty()) {
            return null;
        }
        long index = number - segments.getFirst().number();
        return index < 0 || index >= segments.size() ? null : segments.get((int) index);
    }

    /** The place of the part that comes next. */
    public Place next() {
        if (segments.isEmpty()) {
            return new Place(0, 0);
        }
        Segment last = segments.getLast();
        return last.state() == Segment.State.GROWING
                ? new Place(last.number(), last.parts().size())
                : new Place(last.number() + 1, 0);
    }

    /** Whether nobody may ask for this yet: it is more than two segments ahead. */
    public boolean isTooFarAhead(Place place) {
        return place.number() > lastNumber() + 2;
    }
}
