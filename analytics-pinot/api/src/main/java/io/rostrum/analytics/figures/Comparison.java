package io.rostrum.analytics.figures;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A show beside the seller's earlier ones in the same currency, newest first.
 *
 * @param median of the earlier ones; absent when there are none
 */
public record Comparison(ShowFigures show, List<ShowFigures> earlier, Median median) {

    /** Of an even number the mean of the two in the middle, rounded down. */
    public record Median(
            long gmvMinor, long lotsSold, long sellThroughBasisPoints, long bids, long bidders,
                    long viewersMax) {}

    public static Comparison of(ShowFigures show, List<ShowFigures> earlier, int most) {
        List<ShowFigures> alike = earlier.stream()
                .filter(other -> other.currency().equals(show.currency()))
                .limit(most)
                .toList();
        return new Comparison(show, alike, alike.isEmpty() ? null : median(alike));
    }

    private static Median median(List<ShowFigures> shows) {
        return new Median(
                middle(shows, ShowFigures::gmvMinor),
                middle(shows, ShowFigures::lotsSold),
                middle(shows, show -> show.sellThroughBasisPoints() == null ? 0
                        : show.sellThroughBasisPoints()),
                middle(shows, ShowFigures::bids),
                middle(shows, ShowFigures::bidders),
                middle(shows, ShowFigures::viewersMax));
    }

    private static long middle(List<ShowFigures> shows, ToLongFunction<ShowFigures> figure) {
        long[] sorted = shows.stream().mapToLong(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
