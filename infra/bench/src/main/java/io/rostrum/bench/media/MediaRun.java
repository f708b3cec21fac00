package io.rostrum.bench.media;

import io.rostrum.bench.report.Machine;
import io.rostrum.bench.report.Report;
import io.rostrum.bench.report.Row;
import io.rostrum.devstack.engine.Progress;
import io.rostrum.devstack.engine.StackSettings;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bench media} from start to report. */
public final class MediaRun {

    private static final Progress PROGRESS = System.err::println;
    private static final int FULL_SECONDS = 40;
    private static final int QUICK_SECONDS = 10;
    private static final int FULL_TIMES = 5;
    private static final int QUICK_TIMES = 1;
    private static final int FULL_MINUTES = 10;
    private static final int QUICK_MINUTES = 2;

    private final StackSettings settings;
    private final Set<MediaPart> parts;
    private final boolean quick;

    public MediaRun(StackSettings settings, Set<MediaPart> parts, boolean quick) {
        this.settings = settings;
        this.parts = Set.copyOf(parts);
        this.quick = quick;
    }

    public Report run() throws Exception {
        Machine machine = Machine.here();
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<Row> rows = new ArrayList<>();
        int seconds = quick ? QUICK_SECONDS : FULL_SECONDS;
        Map<String, String> told = new LinkedHashMap<>();
        told.put("picture", "generated, 1280 by 720, 30 a second, 1500 kbit/s, with a tone");
        told.put("measured", seconds + " s each, after it settled");
        try (Studio studio = new Studio(settings, PROGRESS)) {
            if (parts.contains(MediaPart.CORES)) {
                rows.addAll(new CoresPart(studio, seconds).measure());
            }
            if (parts.stream().anyMatch(part -> part != MediaPart.CORES)) {
                try (Cinema cinema = new Cinema()) {
                    told.put("browser", cinema.browserName() + ", headless, the room's own player");
                    rows.addAll(seen(studio, cinema, seconds));
                }
            }
        }
        return new Report("media", at, machine, told, rows);
    }

    private List<Row> seen(Studio studio, Cinema cinema, int seconds) throws Exception {
        List<Row> rows = new ArrayList<>();
        if (parts.contains(MediaPart.FIRST)) {
            int times = quick ? QUICK_TIMES : FULL_TIMES;
            rows.addAll(new FirstPicturePart(settings, studio, cinema, times, PROGRESS).measure());
        }
        if (parts.contains(MediaPart.GLASS)) {
            rows.addAll(new GlassPart(settings, studio, cinema, seconds, PROGRESS).measure());
        }
        if (parts.contains(MediaPart.DRIFT)) {
            rows.addAll(new GlassPart(settings, studio, cinema, seconds, PROGRESS)
                    .measureDrift(quick ? QUICK_MINUTES : FULL_MINUTES));
        }
        return rows;
    }
}
