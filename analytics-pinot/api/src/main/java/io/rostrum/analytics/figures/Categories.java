package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Range;
import io.rostrum.analytics.question.Rows;

import java.util.Comparator;
import java.util.List;

/** Categories by value, the best first. */
public record Categories(long fromMillis, long toMillis, List<Category> categories) {

    /** The most of one answer. */
    public static final int MOST = 20;

    private static final Comparator<Category> BEST = Comparator.comparingLong(Category::gmvMinor).reversed()
            .thenComparing(Category::category)
            .thenComparing(Category::currency);

    public record Category(
            String category, String currency, long lotsClosed, long lotsSold, Integer sellThroughBasisPoints,
            long gmvMinor) {}

    public static Categories of(Range range, Rows rows) {
        return new Categories(
                range.fromMillis(),
                range.toMillis(),
                rows.stream()
                        .map(row -> new Category(
                                row.text("category"), row.text("currency"), row.number("lots_closed"),
                                row.number("lots_sold"),
                                Shares.of(row.number("lots_sold"), row.number("lots_closed")),
                                row.number("hammer_all")))
                        .sorted(BEST)
                        .limit(MOST)
                        .toList());
    }
}
