package io.rostrum.record.reconcile;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The same counts and sums out of the tables, in the transaction that its connection is in. */
final class PostgresTotals {

    private static final String BIDS = """
            SELECT show_id, count(*) FILTER (WHERE outcome = 'ACCEPTED'),
                coalesce(sum(price_minor) FILTER (WHERE outcome = 'ACCEPTED'), 0),
                count(*) FILTER (WHERE outcome = 'REFUSED')
            FROM bids GROUP BY show_id""";
    private static final String LOTS = """
            SELECT show_id, count(*), count(*) FILTER (WHERE confirmed_at_millis > 0),
                coalesce(sum(hammer_minor) FILTER (WHERE confirmed_at_millis > 0), 0)
            FROM lots GROUP BY show_id""";
    private static final String ORDERS = """
            SELECT show_id, count(*), sum(hammer_minor), count(*) FILTER (WHERE held_at_millis > 0),
                count(*) FILTER (WHERE paid_out_at_millis > 0)
            FROM orders GROUP BY show_id""";
    private static final String ENTRIES = "SELECT book_id, count(*) FROM entries GROUP BY book_id";
    private static final String POSTINGS = "SELECT book_id, count(*) FROM postings GROUP BY book_id";
    private static final String DEBITS = """
            SELECT book_id, unit, sum(amount_minor) FROM postings WHERE side = 'DEBIT'
            GROUP BY book_id, unit""";

    private final Totals totals = new Totals();
    private final Statement statement;

    private PostgresTotals(Statement statement) {
        this.statement = statement;
    }

    static Totals read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            PostgresTotals reading = new PostgresTotals(statement);
            reading.add(BIDS, List.of(LogTotals.ACCEPTED, LogTotals.PRICES, LogTotals.REFUSED), true);
            reading.add(LOTS, List.of(LogTotals.LOTS, LogTotals.SOLD, LogTotals.HAMMER), true);
            reading.add(
                    ORDERS, List.of(LogTotals.ORDERS, LogTotals.ORDERED, LogTotals.PAID, LogTotals.PAID_OUT),
                    true);
            reading.add(ENTRIES, List.of(LogTotals.ENTRIES), false);
            reading.add(POSTINGS, List.of(LogTotals.POSTINGS), false);
            reading.debits();
            return reading.totals;
        }
    }

    private void add(String sql, List<String> names, boolean ofShows) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String subject =
                        ofShows ? Totals.show(rows.getString(1)) : Totals.book(rows.getString(1));
                for (int i = 0; i < names.size(); i++) {
                    totals.add(subject, names.get(i), rows.getLong(i + 2));
                }
            }
        }
    }

    private void debits() throws SQLException {
        try (ResultSet rows = statement.executeQuery(DEBITS)) {
            while (rows.next()) {
                totals.add(
                        Totals.book(rows.getString(1)), LogTotals.DEBITS + rows.getString(2),
                        rows.getLong(3));
            }
        }
    }
}
