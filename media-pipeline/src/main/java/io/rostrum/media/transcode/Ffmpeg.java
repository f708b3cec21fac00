package io.rostrum.media.transcode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A program ffmpeg that was seen to start.
 *
 * @param environment what it needs beside the machine's own
 * @param version its first words about itself
 * @param encoder what it makes H.264 with
 * @param filters the names of its filters
 */
public record Ffmpeg(
        Path program, Map<String, String> environment, String version, String encoder, Set<String> filters) {

    public Ffmpeg {
        environment = Map.copyOf(environment);
        filters = Set.copyOf(filters);
    }
}
