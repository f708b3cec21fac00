package io.rostrum.media.mp4;

/**
 * What an initialization segment says of its one track.
 *
 * @param id the track's number in its file
 * @param timescale ticks per second of its media time
 * @param codec as in RFC 6381, such as {@code avc1.4d401f}
 * @param width in pixels; 0 for sound
 * @param height in pixels; 0 for sound
 * @param channels of sound; 0 for a picture
 * @param defaults what samples have that say nothing of their own
 */
public record Track(
        Kind kind, long id, long timescale, String codec, int width, int height, int channels,
        SampleDefaults defaults) {

    /** What a track carries. */
    public enum Kind {
        VIDEO,
        AUDIO
    }

    /** Duration in ticks, size in bytes, flags as in ISO 14496-12, 8.8.3. */
    public record SampleDefaults(long duration, long size, long flags) {}

    public double seconds(long ticks) {
        return (double) ticks / timescale;
    }

    public long millis(long ticks) {
        return Math.floorDiv(ticks * 1_000, timescale);
    }
}
