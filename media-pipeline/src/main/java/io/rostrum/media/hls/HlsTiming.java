package io.rostrum.media.hls;

/**
 * How a stream is cut and told.
 *
 * @param partTargetMillis the longest part, PART-TARGET; parts come shorter, but never under 85 % of it
 *     unless
 *     they end a segment
 * @param segmentMillis the length of a segment, a whole number of seconds, TARGETDURATION
 * @param windowSegments how far back a viewer can go while the show is live, in segments
 * @param memorySegments how many of the newest segments are kept in memory, for each rendition
 */
public record HlsTiming(int partTargetMillis, int segmentMillis, int windowSegments, int memorySegments) {

    /** Parts of a third of a second, segments of two, half an hour to go back. */
    public static final HlsTiming STANDARD = new HlsTiming(350, 2_000, 900, 8);

    /**
     * How many of the newest segments are listed with their parts: three target durations and a begun one.
     */
    static final int SEGMENTS_WITH_PARTS = 4;

    /** A player may take a playlist without what is older than this many target durations. */
    static final int SKIP_AFTER_TARGETS = 6;

    public HlsTiming {
        if (partTargetMillis < 100 || segmentMillis < 1_000 || segmentMillis % 1_000 != 0
                || partTargetMillis > segmentMillis) {
            throw new IllegalArgumentException("parts of at least 100 ms in segments of whole seconds");
        }
        if (memorySegments < SEGMENTS_WITH_PARTS || windowSegments < memorySegments) {
            throw new IllegalArgumentException("the window holds what is in memory, at least "
                    + SEGMENTS_WITH_PARTS + " segments");
        }
    }

    int targetSeconds() {
        return segmentMillis / 1_000;
    }
}
