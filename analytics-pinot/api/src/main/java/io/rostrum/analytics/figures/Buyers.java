package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Range;
import io.rostrum.analytics.question.Rows;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who won in a range, and how many of them had won in an earlier show of the seller, in the range or before
 * it.
 *
 * @param rows the best buyers first, by shows, lots and newest win
 */
public record Buyers(
        long fromMillis, long toMillis, long buyers, long returning, Integer returningBasisPoints,
                List<Buyer> rows) {

    /** The most rows of one answer. */
    public static final int ROWS_MAX = 500;

    private static final Comparator<Buyer> BEST = Comparator.comparingLong(Buyer::showsWon).reversed()
            .thenComparing(Comparator.comparingLong(Buyer::lotsWon).reversed())
            .thenComparing(Comparator.comparingLong(Buyer::lastWonMillis).reversed())
            .thenComparing(Buyer::buyer);

    public record Buyer(
            String buyer, long showsWon, long lotsWon, long firstWonMillis, long lastWonMillis,
                    List<Spent> spent) {}

    public record Spent(String currency, long amountMinor) {}

    /** @param wins from long before the range to its end */
    public static Buyers of(Range range, Rows wins) {
        Map<String, List<Win>> byBuyer =
                Win.all(wins).stream()
                        .collect(Collectors.groupingBy(Win::buyer, TreeMap::new, Collectors.toList()));
        List<Buyer> rows = byBuyer.values().stream()
                .filter(all -> all.stream().anyMatch(win -> win.last() >= range.fromMillis()))
                .map(Buyers::buyer)
                .sorted(BEST)
                .toList();
        long returning = rows.stream().filter(buyer -> buyer.showsWon() > 1).count();
        return new Buyers(
                range.fromMillis(), range.toMillis(), rows.size(), returning,
                        Shares.of(returning, rows.size()),
                rows.stream().limit(ROWS_MAX).toList());
    }

    private static Buyer buyer(List<Win> wins) {
        Map<String, Long> spent = wins.stream().collect(Collectors.groupingBy(
                Win::currency, TreeMap::new, Collectors.summingLong(Win::hammerMinor)));
        return new Buyer(
                wins.getFirst().buyer(),
                wins.stream().map(Win::showId).distinct().count(),
                wins.stream().mapToLong(Win::lots).sum(),
                wins.stream().mapToLong(Win::first).min().orElseThrow(),
                wins.stream().mapToLong(Win::last).max().orElseThrow(),
                spent.entrySet().stream().map(each -> new Spent(each.getKey(), each.getValue())).toList());
    }
}
