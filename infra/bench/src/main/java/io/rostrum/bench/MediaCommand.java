package io.rostrum.bench;

import io.rostrum.bench.media.MediaPart;
import io.rostrum.bench.media.MediaRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code bench media}. */
@Command(
        name = "media",
        mixinStandardHelpOptions = true,
        description =
                "Measures streams: what one costs in processor time, how soon there is something to see, and"
                + " how old the picture is in a real Chromium: direct, through the edge, in each tier, while"
                + " switching, after the line was cut, and over ten minutes.")
final class MediaCommand implements Callable<Integer> {

    @Mixin
    private ReportOptions options;

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "${COMPLETION-CANDIDATES}")
    private Set<MediaPart> only = EnumSet.allOf(MediaPart.class);

    @Override
    public Integer call() throws Exception {
        return options.deliver(
                new MediaRun(BenchFolder.emptied(System.getenv()), only, options.quick()).run());
    }
}
