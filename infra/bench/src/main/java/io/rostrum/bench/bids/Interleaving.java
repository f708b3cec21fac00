package io.rostrum.bench.bids;

import io.rostrum.bench.load.Leg;
import io.rostrum.bench.statistics.Percentiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs several paths in turn, round by round, so that what else happens on the machine meets them alike; each
 * round begins with another path, so that none always follows the same.
 */
final class Interleaving {

    private final Progress progress;

    Interleaving(Progress progress) {
        this.progress = progress;
    }

    /** Loads each path once, for its code to be compiled and its connections to stand; no figures. */
    void warmUp(List<BidPath> paths, int perSecond, int seconds) throws InterruptedException {
        for (BidPath path : paths) {
            Leg.Result result = path.run(new LegPlan(perSecond, seconds, 0));
            progress.say(String.format("warm-up %,d/s  %-28s %s", perSecond, path.name(), said(result)));
        }
    }

    Rounds run(List<BidPath> paths, int perSecond, int rounds, int seconds, int leadInSeconds)
            throws InterruptedException {
        Rounds found = new Rounds(perSecond);
        List<BidPath> order = new ArrayList<>(paths);
        for (int round = 1; round <= rounds; round++) {
            for (BidPath path : order) {
                Leg.Result result = path.run(new LegPlan(perSecond, seconds, leadInSeconds));
                found.add(path.name(), result);
                progress.say(String.format(
                        "round %d of %d  %,d/s  %-28s %s", round, rounds, perSecond, path.name(),
                        said(result)));
            }
            Collections.rotate(order, -1);
        }
        return found;
    }

    private static String said(Leg.Result result) {
        Percentiles percentiles = result.percentiles();
        String missing = result.unanswered() == 0 ? "" : "  UNANSWERED " + result.unanswered();
        String turnedAway = result.turnedAway() == 0 ? "" : "  turned away " + result.turnedAway();
        return percentiles + missing + turnedAway;
    }
}
