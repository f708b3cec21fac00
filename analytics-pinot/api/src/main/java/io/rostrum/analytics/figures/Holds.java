package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;

import java.util.Comparator;
import java.util.List;

/** What keeps a seller's money from them, the most money first. */
public record Holds(List<Hold> holds) {

    private static final Comparator<Hold> MOST = Comparator.comparingLong(Hold::amountMinor).reversed()
            .thenComparing(Hold::reason)
            .thenComparing(Hold::currency);

    /** @param amountMinor the seller's part */
    public record Hold(String reason, String currency, long orders, long amountMinor, Long oldestMillis) {}

    public static Holds of(Rows rows) {
        return new Holds(rows.stream()
                .map(row -> new Hold(
                        row.text("hold_reason"), row.text("currency"), row.number("orders_all"),
                        row.number("seller_all"), Times.known(row.number("oldest"))))
                .sorted(MOST)
                .toList());
    }
}
