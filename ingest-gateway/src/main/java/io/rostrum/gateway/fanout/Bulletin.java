package io.rostrum.gateway.fanout;

import java.util.Collection;
import java.util.Map;

/**
 * What is new in a room since it was told last: the newest frame about each thing, and all of them as one
 * text, so that a socket that waits for nothing else gets them in one write.
 *
 * @param frames the frames by what they are about, in the order of their first news; not changed any more
 * @param text the one frame, or an array of them
 */
public record Bulletin(Map<Object, String> frames, String text) {

    public static Bulletin of(Map<Object, String> frames) {
        return new Bulletin(frames, join(frames.values()));
    }

    /** One frame as it is, several as a JSON array. */
    static String join(Collection<String> frames) {
        return frames.size() == 1 ? frames.iterator().next() : "[" + String.join(",", frames) + "]";
    }
}
