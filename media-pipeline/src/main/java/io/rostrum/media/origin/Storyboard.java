package io.rostrum.media.origin;

import io.rostrum.media.archive.Recording;
import io.rostrum.media.show.Replays;

import java.util.List;
import java.util.Locale;

/**
 * The pictures of a replay's seek bar as WebVTT: times are those of the replay's own time line, and each cue
 * names one picture.
 */
final class Storyboard {

    /** How long the last picture stands. */
    private static final long LAST_MILLIS = 10_000;

    private Storyboard() {}

    static String of(Recording recording) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        List<Long> thumbs = recording.thumbs();
        Replays.TimeLine line = Replays.timeLine(recording);
        for (int i = 0; i < thumbs.size(); i++) {
            long from = line.at(thumbs.get(i));
            long to = i + 1 < thumbs.size() ? line.at(thumbs.get(i + 1)) : from + LAST_MILLIS;
            if (from < 0 || to <= from) {
                continue;
            }
            text.append('\n').append(time(from)).append(" --> ").append(time(to)).append("\nthumbs/")
                    .append(thumbs.get(i)).append(".jpg\n");
        }
        return text.toString();
    }

    private static String time(long millis) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d",
                millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
    }
}
