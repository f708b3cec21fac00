package io.rostrum.auction.simulation;

import io.rostrum.contracts.auction.Band;
import io.rostrum.contracts.auction.RulePack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule of standing limits, written down a second time and slowly: the list of all limits, folded whole at
 * every question.
 */
final class ReferenceLot {

    enum Kind {
        LIMIT,
        EXACT,
        LOWER
    }

    record Line(long seq, int paddle, long amount, Kind kind, long step) {}

    record Limit(long amount, long rank) {}

    /** @param best the highest price at which each paddle led */
    record Standing(int leader, long limit, long price, long asking, int bids, Map<Integer, Long> best) {}

    final RulePack pack;
    final List<Line> lines = new ArrayList<>();
    long opening;
    long reserve;
    long step;

    ReferenceLot(RulePack pack, long opening, long reserve) {
        this.pack = pack;
        this.opening = opening;
        this.reserve = reserve;
    }

    Standing standing() {
        Map<Integer, Limit> limits = new LinkedHashMap<>();
        Map<Integer, Long> best = new LinkedHashMap<>();
        long contested = 0;
        int bids = 0;
        for (Line line : lines) {
            int leaderBefore = leader(limits, 0);
            Limit own = limits.get(line.paddle);
            if (line.kind == Kind.LOWER) {
                if (own != null) {
                    limits.put(line.paddle, new Limit(Math.min(own.amount, line.amount), own.rank));
                }
            } else {
                bids++;
                if (own == null || line.amount > own.amount) {
                    limits.put(line.paddle, new Limit(line.amount, line.seq));
                }
                contested = contested(limits, contested, line, leaderBefore == line.paddle);
            }
            int leader = leader(limits, 0);
            best.merge(leader, price(limits, contested), Math::max);
        }
        int leader = leader(limits, 0);
        long price = price(limits, contested);
        long asking = leader == 0 ? opening : price + increment(price, step);
        return new Standing(leader, leader == 0 ? 0 : limits.get(leader).amount, price, asking, bids, best);
    }

    private long contested(Map<Integer, Limit> limits, long contested, Line line, boolean ownRaise) {
        int leader = leader(limits, 0);
        int runnerUp = leader(limits, leader);
        long now = contested;
        if (runnerUp != 0 && (!ownRaise || pack.ownRaiseLifts())) {
            long other = limits.get(runnerUp).amount;
            now = Math.max(now, Math.min(limits.get(leader).amount, other + increment(other, line.step)));
        }
        if (line.kind == Kind.EXACT && leader == line.paddle) {
            now = Math.max(now, line.amount);
        }
        return now;
    }

    private long price(Map<Integer, Limit> limits, long contested) {
        int leader = leader(limits, 0);
        if (leader == 0) {
            return 0;
        }
        return Math.min(limits.get(leader).amount, Math.max(opening, Math.max(reserve, contested)));
    }

    /** The highest limit but of one paddle; of equal ones the earlier. */
    private static int leader(Map<Integer, Limit> limits, int except) {
        int leader = 0;
        for (Map.Entry<Integer, Limit> each : limits.entrySet()) {
            if (each.getKey() == except) {
                continue;
            }
            Limit top = limits.get(leader);
            Limit limit = each.getValue();
            boolean higher = top == null || limit.amount > top.amount
                    || (limit.amount == top.amount && limit.rank < top.rank);
            if (higher) {
                leader = each.getKey();
            }
        }
        return leader;
    }

    private long increment(long amount, long set) {
        if (set > 0) {
            return set;
        }
        long found = 0;
        for (Band band : pack.increments()) {
            if (band.fromMinor() <= amount) {
                found = band.stepMinor();
            }
        }
        return found;
    }
}
