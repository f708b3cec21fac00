package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

/**
 * One show: its totals, how it goes right now, and how prices went.
 */
public record ShowNow(ShowFigures show, Now now, Price price) {

    /** The last minute. @param viewers the newest count; absent where nobody counts */
    public record Now(long bidsLastMinute, long biddersLastMinute, Long viewers, long openLots) {}

    /**
     * Over the lots sold: what they opened at and went for; over the lots closed: how many had a reserve, and
     * how many met it.
     */
    public record Price(
            long openingMinor, long hammerMinor, Integer overOpeningBasisPoints, long reserves,
                    long reservesMet) {}

    /** @param lotTotals of this show; empty if it has no lots */
    public static ShowNow of(ShowFigures show, Rows lotTotals, Rows lastMinute, Rows viewers) {
        Row totals = lotTotals.stream().findFirst().orElse(null);
        Row bids = lastMinute.single();
        Now now = new Now(
                bids.number("bids_all"), bids.number("bidders"), newestCount(viewers),
                totals == null ? 0 : totals.number("lots_open"));
        Price price = totals == null
                ? new Price(0, 0, null, 0, 0)
                : new Price(
                        totals.number("opening_sold"), totals.number("hammer_all"),
                        Shares.above(totals.number("hammer_all"), totals.number("opening_sold")),
                        totals.number("reserves"), totals.number("reserves_met"));
        return new ShowNow(show, now, price);
    }

    /** Each gateway's count in the newest minute that any of them has. */
    private static Long newestCount(Rows viewers) {
        long newest = viewers.stream().mapToLong(row -> row.number("minute_millis")).max().orElse(-1);
        return newest < 0
                ? null
                : viewers.stream()
                        .filter(row -> row.number("minute_millis") == newest)
                        .mapToLong(row -> row.number("viewers_max"))
                        .sum();
    }
}
