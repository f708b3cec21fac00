package io.rostrum.media.stream;

/**
 * One output of a run: fragmented MP4 (CMAF) with one track. A fragment of video is as long as a part, or
 * shorter where a picture that stands alone begins a new one.
 *
 * @param name of the tier, such as {@code 720p}, or {@code audio}; 1 to 16 letters and digits; the same in
 *     every run
 * @param width 0 for sound
 * @param height 0 for sound
 * @param bitsPerSecond about; what a copied tier really has is known only from its bytes
 */
public record Rendition(String name, Kind kind, int width, int height, int bitsPerSecond) {

    /** What is in it. */
    public enum Kind { VIDEO, AUDIO }

    public Rendition {
        if (!name.matches("[a-z0-9]{1,16}")) {
            throw new IllegalArgumentException("a rendition's name has 1 to 16 of a-z and 0-9");
        }
    }

    public boolean video() {
        return kind == Kind.VIDEO;
    }
}
