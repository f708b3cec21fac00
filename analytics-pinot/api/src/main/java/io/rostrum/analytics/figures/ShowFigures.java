package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A show's totals.
 *
 * @param startsAtMillis as announced; absent if it never was
 * @param liveAtMillis absent before
 * @param endedAtMillis absent before
 * @param lotsClosed sold or passed
 * @param gmvMinor hammer prices of lots sold and not taken back
 * @param bids accepted ones that count
 * @param bidders paddles that bid
 * @param viewersMax the most at once; of several gateways the sum of what each saw at most
 */
public record ShowFigures(
        String showId, String title, String status, String currency, Long startsAtMillis, Long liveAtMillis,
        Long endedAtMillis, long lots, long lotsClosed, long lotsSold, Integer sellThroughBasisPoints,
        long gmvMinor, long bids, long bidders, long viewersMax) {

    /** Joins what is known of each show, in the order of the shows. */
    public static List<ShowFigures> join(Rows shows, Rows lotTotals, Rows bidders, Rows viewers) {
        Map<String, Row> totals =
                lotTotals.stream().collect(Collectors.toMap(row -> row.text("show_id"), row -> row));
        Map<String, Long> bidding =
                bidders.stream()
                        .collect(Collectors.toMap(row -> row.text("show_id"), row -> row.number("bidders")));
        Map<String, Long> watching = new HashMap<>();
        viewers.stream()
                .forEach(row -> watching.merge(row.text("show_id"), row.number("viewers"), Long::sum));
        return shows.map(row -> of(
                row,
                totals.get(row.text("show_id")),
                bidding.getOrDefault(row.text("show_id"), 0L),
                watching.getOrDefault(row.text("show_id"), 0L)));
    }

    private static ShowFigures of(Row show, Row totals, long bidders, long viewersMax) {
        long closed = totals == null ? 0 : totals.number("lots_closed");
        long sold = totals == null ? 0 : totals.number("lots_sold");
        return new ShowFigures(
                show.text("show_id"),
                show.text("title"),
                show.text("status"),
                show.text("currency"),
                Times.known(show.number("starts_at_millis")),
                Times.known(show.number("live_at_millis")),
                Times.known(show.number("ended_at_millis")),
                totals == null ? 0 : totals.number("lots_all"),
                closed,
                sold,
                Shares.of(sold, closed),
                totals == null ? 0 : totals.number("hammer_all"),
                totals == null ? 0 : totals.number("bids_all"),
                bidders,
                viewersMax);
    }

    /** Whether it takes bids now. */
    public boolean isLive() {
        return status.equals("LIVE") || status.equals("PAUSED");
    }
}
