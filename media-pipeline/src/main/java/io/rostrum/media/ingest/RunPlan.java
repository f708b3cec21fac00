package io.rostrum.media.ingest;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.media.stream.Rendition;
import io.rostrum.media.stream.RunStart;

import java.util.ArrayList;
import java.util.List;

/**
 * What one life of a transcoder is to do.
 *
 * @param start as it is told to who serves
 * @param ladder of the process
 * @param copied the best tier is the publisher's own picture
 * @param discardBeforeMillis pictures before this media time are decoded and not shown: they only lead to the
 *     first that is
 */
public record RunPlan(
        ShowId showId, RunStart start, Ladder ladder, boolean copied, long discardBeforeMillis) {

    private static final double SLACK = 1.02;

    /** Whether the publisher's own picture may be the best tier. */
    static boolean mayCopy(Source source, Ladder ladder) {
        int lines = Math.min(source.width(), source.height());
        return source.plain()
                && lines > 0
                && lines <= ladder.tiers().getFirst().lines()
                && source.frameRate() > 0
                && source.frameRate() <= ladder.framesPerSecond() * SLACK;
    }

    static RunPlan of(
            ShowId showId, int number, long fromMillis, Source source, Ladder ladder, boolean copied,
            boolean discard) {
        double rate = source.frameRate() > 1 && source.frameRate() < ladder.framesPerSecond()
                ? source.frameRate()
                : ladder.framesPerSecond();
        List<Rendition> renditions = new ArrayList<>();
        for (Tier tier : ladder.tiers()) {
            renditions.add(rendition(tier, source));
        }
        if (source.hasSound()) {
            renditions.add(
                    new Rendition(Ladder.AUDIO, Rendition.Kind.AUDIO, 0, 0, ladder.audioKilobits() * 1_000));
        }
        RunStart start = new RunStart(number, fromMillis, rate, ladder.partMillis(), renditions);
        return new RunPlan(showId, start, ladder, copied, discard ? fromMillis : 0);
    }

    /** As large as the tier says, never larger than the source, in even numbers, in the source's shape. */
    private static Rendition rendition(Tier tier, Source source) {
        int width = source.width() == 0 ? 16 : source.width();
        int height = source.height() == 0 ? 9 : source.height();
        int shorter = Math.min(width, height);
        int lines = source.height() == 0 ? tier.lines() : Math.min(tier.lines(), shorter);
        int wide = even((double) width * lines / shorter);
        int high = even((double) height * lines / shorter);
        return new Rendition(tier.name(), Rendition.Kind.VIDEO, wide, high, tier.kilobits() * 1_000);
    }

    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }

    public boolean sound() {
        return !start.renditions().getLast().video();
    }
}
