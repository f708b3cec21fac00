package io.rostrum.record.database;

import io.rostrum.record.history.BookHistory;
import io.rostrum.record.history.Fact;
import io.rostrum.record.history.Fact.Stream;
import io.rostrum.record.history.History;
import io.rostrum.record.history.InvoiceHistory;
import io.rostrum.record.history.Media;
import io.rostrum.record.history.OrderHistory;
import io.rostrum.record.history.Rooms;
import io.rostrum.record.history.ShowHistory;
import io.rostrum.record.log.Batch;
import io.rostrum.record.rows.Column;
import io.rostrum.record.rows.DisputeRow;
import io.rostrum.record.rows.InvoiceRow;
import io.rostrum.record.rows.LotRow;
import io.rostrum.record.rows.OrderRow;
import io.rostrum.record.rows.PaddleRow;
import io.rostrum.record.rows.PayoutRow;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.ShowRow;
import io.rostrum.record.rows.SubjectRow;
import io.rostrum.record.rows.Table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The histories that go on now, loaded from the tables when they are wanted; those that were quiet longest
 * are forgotten.
 */
public final class Histories {

    /** Shows that are kept in memory, with their lots and paddles. */
    static final int SHOWS_MAX = 500;
    /** Orders, invoices and books that are kept in memory. */
    static final int OTHERS_MAX = 20_000;

    private final Connection connection;
    private final RowWriter.Place place;
    private final Map<Stream, Map<String, History<?>>> kept = new EnumMap<>(Stream.class);

    public Histories(Connection connection, RowWriter.Place place) {
        this.connection = connection;
        this.place = place;
        for (Stream stream : Stream.values()) {
            kept.put(stream, new LinkedHashMap<>(16, 0.75f, true));
        }
    }

    /** Forgets what is in memory: it will be loaded again. */
    public void forget() {
        kept.values().forEach(Map::clear);
    }

    /**
     * What a batch comes to.
     *
     * @param heard told what became of each fact that has a place in a history
     */
    public Rows fold(Batch batch, BiConsumer<Batch.Taken, History.Step> heard) throws SQLException {
        forgetQuiet();
        load(batch);
        Rows rows = new Rows();
        for (Batch.Taken taken : batch.taken()) {
            switch (taken.fact()) {
                case Fact.OfShow fact -> heard.accept(taken, this.<Fact.OfShow>history(fact)
                        .take(fact, taken.offset(), rows));
                case Fact.OfTrade fact -> heard.accept(taken, this.<Fact.OfTrade>history(fact)
                        .take(fact, taken.offset(), rows));
                case Fact.OfBook fact -> heard.accept(taken, this.<Fact.OfBook>history(fact)
                        .take(fact, taken.offset(), rows));
                case Fact.OfRoom fact -> Rooms.take(fact.metrics(), rows);
                case Fact.OfMedia fact -> Media.take(fact.event(), rows);
            }
        }
        return rows;
    }

    /** Why a fact's subject has stopped. */
    public String stopped(Fact.Placed fact) {
        return kept.get(fact.stream()).get(fact.subject()).stopped();
    }

    @SuppressWarnings("unchecked")
    private <F extends Fact.Placed> History<F> history(F fact) {
        return (History<F>) kept.get(fact.stream()).get(fact.subject());
    }

    private void forgetQuiet() {
        kept.forEach((stream, histories) -> {
            int most = stream == Stream.SHOW ? SHOWS_MAX : OTHERS_MAX;
            var oldest = histories.entrySet().iterator();
            for (int over = histories.size() - most; over > 0; over--) {
                oldest.next();
                oldest.remove();
            }
        });
    }

    private void load(Batch batch) throws SQLException {
        Map<Stream, Set<String>> missing = new EnumMap<>(Stream.class);
        Set<String> invoices = new LinkedHashSet<>();
        for (Batch.Taken taken : batch.taken()) {
            if (taken.fact() instanceof Fact.Placed fact
                    && !kept.get(fact.stream()).containsKey(fact.subject())) {
                missing.computeIfAbsent(fact.stream(), stream -> new LinkedHashSet<>()).add(fact.subject());
                if (fact instanceof Fact.OfTrade trade && trade.event().orderId() == null) {
                    invoices.add(fact.subject());
                }
            }
        }
        for (Map.Entry<Stream, Set<String>> some : missing.entrySet()) {
            Map<String, SubjectRow> subjects = subjects(some.getKey(), some.getValue());
            switch (some.getKey()) {
                case SHOW -> shows(subjects);
                case TRADE -> trades(subjects, invoices);
                case BOOK -> subjects.forEach(
                        (subject, row) -> kept.get(Stream.BOOK).put(subject, new BookHistory(row)));
            }
        }
    }

    private Map<String, SubjectRow> subjects(Stream stream, Set<String> wanted) throws SQLException {
        Map<String, SubjectRow> found = new LinkedHashMap<>();
        String ofStream = "stream = '" + stream.word() + "' AND subject";
        for (SubjectRow row : select(Table.SUBJECTS, ofStream, wanted)) {
            found.put(row.subject, row);
        }
        for (String subject : wanted) {
            found.computeIfAbsent(subject, fresh -> {
                SubjectRow row = new SubjectRow();
                row.stream = stream.word();
                row.subject = fresh;
                return row;
            });
        }
        return found;
    }

    private void shows(Map<String, SubjectRow> subjects) throws SQLException {
        Map<String, List<ShowRow>> shows = grouped(Table.SHOWS, "show_id", subjects, row -> row.showId);
        Map<String, List<LotRow>> lots = grouped(Table.LOTS, "show_id", subjects, row -> row.showId);
        Map<String, List<PaddleRow>> paddles =
                grouped(Table.PADDLES, "show_id", subjects, row -> row.showId);
        subjects.forEach((subject, row) -> kept.get(Stream.SHOW).put(subject, new ShowHistory(
                row, first(shows, subject), lots.getOrDefault(subject, List.of()),
                paddles.getOrDefault(subject, List.of()))));
    }

    private void trades(Map<String, SubjectRow> subjects, Set<String> invoices) throws SQLException {
        Map<String, List<InvoiceRow>> bills =
                grouped(Table.INVOICES, "invoice_id", subjects, row -> row.invoiceId);
        Map<String, List<OrderRow>> orders = grouped(Table.ORDERS, "order_id", subjects, row -> row.orderId);
        Map<String, List<PayoutRow>> payouts =
                grouped(Table.PAYOUTS, "order_id", subjects, row -> row.orderId);
        Map<String, List<DisputeRow>> disputes =
                grouped(Table.DISPUTES, "order_id", subjects, row -> row.orderId);
        disputes.values().forEach(some -> some.sort(
                Comparator.comparingLong((DisputeRow row) -> row.openedAtMillis)));
        subjects.forEach((subject, row) -> kept.get(Stream.TRADE).put(subject, invoices.contains(subject)
                ? new InvoiceHistory(row, first(bills, subject))
                : new OrderHistory(
                        row, first(orders, subject), first(payouts, subject),
                        disputes.getOrDefault(subject, List.of()))));
    }

    private static <R> R first(Map<String, List<R>> rows, String subject) {
        List<R> some = rows.get(subject);
        return some == null ? null : some.getFirst();
    }

    private <R> Map<String, List<R>> grouped(
            Table<R> table, String column, Map<String, SubjectRow> subjects, Function<R, String> of)
            throws SQLException {
        // What has no event yet has no row either.
        Set<String> begun = subjects.values().stream()
                .filter(row -> row.seq > 0)
                .map(row -> row.subject)
                .collect(Collectors.toSet());
        Map<String, List<R>> grouped = new HashMap<>();
        for (R row : select(table, column, begun)) {
            grouped.computeIfAbsent(of.apply(row), key -> new ArrayList<>()).add(row);
        }
        return grouped;
    }

    private <R> List<R> select(Table<R> table, String condition, Set<String> values) throws SQLException {
        List<R> found = new ArrayList<>();
        if (values.isEmpty()) {
            return found;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT " + table.columnList() + " FROM "
                + place.of(table) + " WHERE " + condition + " = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", values.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(row(table, rows));
                }
            }
        }
        return found;
    }

    private static <R> R row(Table<R> table, ResultSet rows) throws SQLException {
        Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            Column column = table.columns().get(i);
            values[i] = switch (column.type()) {
                case TEXT -> rows.getString(i + 1);
                case INTEGER -> rows.getInt(i + 1);
                case BIGINT -> rows.getLong(i + 1);
                case BOOLEAN -> rows.getBoolean(i + 1);
            };
        }
        return table.row(values);
    }
}
