package io.rostrum.media.stream;

import java.util.List;

/**
 * One life of a transcoder: from here on every rendition starts anew, with an own initialisation section.
 *
 * @param number from 1; the first run of a stream has no discontinuity before it
 * @param fromMediaMillis the media time of the first picture, about
 * @param frameRate pictures a second of the transcoded tiers
 * @param partMillis how long a part is meant to be; no video fragment is longer
 * @param renditions the outputs, the best tier first; audio last, and absent when the publisher sends none
 */
public record RunStart(
        int number, long fromMediaMillis, double frameRate, int partMillis, List<Rendition> renditions) {

    public RunStart {
        renditions = List.copyOf(renditions);
        if (number < 1 || fromMediaMillis < 0 || frameRate <= 0 || partMillis < 1 || renditions.isEmpty()) {
            throw new IllegalArgumentException("a run has a number, a time, a rate and renditions");
        }
    }
}
