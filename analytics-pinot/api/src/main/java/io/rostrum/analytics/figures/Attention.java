package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who watched and bid on each lot while it was open, in the run list's order. */
public record Attention(String showId, List<Lot> lots) {

    /**
     * @param openMillis how long it was, or has been, open; absent before it opens
     * @param viewersMean absent where nobody counted
     * @param viewerMinutes viewers summed over the minutes in which it was open
     */
    public record Lot(
            String lotId, int position, String title, Long openMillis, Long viewersMean, Long viewersMax,
            long viewerMinutes, long bids, long bidders) {}

    /** @param viewers of the show by minute */
    public static Attention of(ShowFigures show, Rows lots, Rows bidders, Rows viewers, long nowMillis) {
        TreeMap<Long, Long> byMinute = new TreeMap<>();
        viewers.stream().forEach(row -> byMinute.put(row.number("minute_millis"), row.number("viewers")));
        Map<String, Long> bidding = LotFigures.bidders(bidders);
        return new Attention(
                show.showId(),
                lots.map(row -> lot(row, bidding.getOrDefault(row.text("lot_id"), 0L), byMinute, nowMillis)));
    }

    private static Lot lot(Row row, long bidders, TreeMap<Long, Long> byMinute, long nowMillis) {
        long opened = row.number("opened_at_millis");
        long closed = row.number("closed_at_millis") == 0 ? nowMillis : row.number("closed_at_millis");
        List<Long> watching = opened == 0 || closed < opened
                ? List.of()
                : List.copyOf(byMinute.subMap(
                        opened / Times.MINUTE_MILLIS * Times.MINUTE_MILLIS, true, closed, true).values());
        long sum = watching.stream().mapToLong(Long::longValue).sum();
        return new Lot(
                row.text("lot_id"),
                row.small("position"),
                row.text("title"),
                opened == 0 ? null : Math.max(0, closed - opened),
                watching.isEmpty() ? null : Math.round((double) sum / watching.size()),
                watching.stream().max(Long::compare).orElse(null),
                sum,
                row.number("bids"),
                bidders);
    }
}
