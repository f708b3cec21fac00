package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Range;
import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A show minute by minute, with every minute of the range. */
public record Pulse(String showId, String currency, List<Minute> minutes) {

    /** @param viewers absent where nobody counted */
    public record Minute(long atMillis, long bids, long bidders, Long viewers, long joins, long gmvMinor) {}

    public static Pulse of(ShowFigures show, Range range, Rows bids, Rows viewers, Rows value) {
        Map<Long, Row> bidding = byMinute(bids);
        Map<Long, Row> hammers = byMinute(value);
        Map<Long, Row> watching = viewers.stream()
                .collect(Collectors.toMap(row -> row.number("minute_millis") / Times.MINUTE_MILLIS,
                        row -> row));
        List<Minute> minutes = new ArrayList<>();
        long last = (range.toMillis() - 1) / Times.MINUTE_MILLIS;
        for (long minute = range.fromMillis() / Times.MINUTE_MILLIS; minute <= last; minute++) {
            Row bid = bidding.get(minute);
            Row watched = watching.get(minute);
            Row hammer = hammers.get(minute);
            minutes.add(new Minute(
                    minute * Times.MINUTE_MILLIS,
                    bid == null ? 0 : bid.number("bids_all"),
                    bid == null ? 0 : bid.number("bidders"),
                    watched == null ? null : watched.number("viewers"),
                    watched == null ? 0 : watched.number("joins_all"),
                    hammer == null ? 0 : hammer.number("hammer_all")));
        }
        return new Pulse(show.showId(), show.currency(), List.copyOf(minutes));
    }

    private static Map<Long, Row> byMinute(Rows rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.number("epoch_minute"), row -> row));
    }

    /**
     * The newest minutes of a show: from when it went live, or so many minutes back, to its end, or to now.
     * Whole minutes.
     */
    public static Range range(ShowFigures show, int minutes, long nowMillis) {
        long live = show.liveAtMillis() == null ? nowMillis : show.liveAtMillis();
        long until = show.endedAtMillis() == null ? nowMillis : show.endedAtMillis();
        long end = (Math.max(until, live) / Times.MINUTE_MILLIS + 1) * Times.MINUTE_MILLIS;
        long begin = live / Times.MINUTE_MILLIS * Times.MINUTE_MILLIS;
        return new Range(Math.max(begin, end - minutes * Times.MINUTE_MILLIS), end);
    }
}
