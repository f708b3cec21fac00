package io.rostrum.media.hls;

/**
 * A place in a playlist's future or past, as a player asks for it.
 *
 * @param number a media sequence number
 * @param part an index in that segment; {@link #WHOLE} is all of it
 */
public record Place(long number, int part) implements Comparable<Place> {

    /** The whole segment. */
    public static final int WHOLE = -1;

    /** The order in which places come to be there; a whole segment after all its parts. */
    @Override
    public int compareTo(Place other) {
        int bySegment = Long.compare(number, other.number);
        return bySegment != 0 ? bySegment : Integer.compareUnsigned(part, other.part);
    }
}
