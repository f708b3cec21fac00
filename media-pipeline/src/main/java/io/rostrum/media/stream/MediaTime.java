package io.rostrum.media.stream;

import java.time.Instant;

/**
 * The clock of a stream: media time is milliseconds since the stream's one epoch, over every run of it.
 *
 * <p>A fragment's decode time ({@code tfdt} over the timescale) is media time as it stands, so a date-time of
 * anything is the epoch and its media time added. A new run begins at the media time of the wall clock, so a
 * gap of ten seconds in the picture is one of ten seconds in media time.
 */
public final class MediaTime {

    /**
     * The media time of a stream's first picture. Above zero, since coders put samples a little before the
     * first.
     */
    public static final long HEAD_START_MILLIS = 10_000;

    private MediaTime() {}

    /** The epoch of a stream whose first picture comes in now. */
    public static Instant epochOfStreamFrom(Instant now) {
        return now.minusMillis(HEAD_START_MILLIS);
    }

    /** The media time of a moment. */
    public static long at(Instant epoch, Instant moment) {
        return moment.toEpochMilli() - epoch.toEpochMilli();
    }
}
