package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Rows.Row;

import java.util.List;

/** What one buyer won in one show. */
record Win(String buyer, String showId, String currency, long lots, long hammerMinor, long first, long last) {

    static List<Win> all(Rows rows) {
        return rows.map(Win::of);
    }

    private static Win of(Row row) {
        return new Win(
                row.text("buyer_id"), row.text("show_id"), row.text("currency"), row.number("orders_all"),
                row.number("hammer_all"), row.number("first_won"), row.number("last_won"));
    }
}
