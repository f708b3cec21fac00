package io.rostrum.media.mp4;

/**
 * One movie fragment (moof and mdat, and what stands before them) of one track.
 *
 * @param bytes not to be changed
 * @param start decode time of its first sample, in ticks of the track
 * @param duration in ticks
 * @param independent whether it starts with a sample that needs no other
 * @param samples how many
 */
public record Fragment(byte[] bytes, long start, long duration, boolean independent, int samples) {

    public long end() {
        return start + duration;
    }
}
