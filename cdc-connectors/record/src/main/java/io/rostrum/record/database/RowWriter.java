package io.rostrum.record.database;

import io.rostrum.record.rows.Column;
import io.rostrum.record.rows.Rows;
import io.rostrum.record.rows.Table;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes rows in the transaction that its connection is in. */
public final class RowWriter {

    private final Connection connection;
    private final CopyManager copies;
    private final CopyStream stream = new CopyStream();
    private final Place place;

    /** Where the tables stand. */
    public enum Place {
        /** The record itself. */
        RECORD,
        /** What a rebuild folds, to compare. */
        SHADOW;

        /** The table's name with its schema. */
        public String of(Table<?> table) {
            return (this == SHADOW ? "shadow" : table.schema()) + "." + table.name();
        }
    }

    public RowWriter(Connection connection, Place place) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.place = place;
    }

    /** Writes all of them, parents first. */
    public void write(Rows rows) throws SQLException {
        for (Table<?> table : Table.ALL) {
            Collection<Object> some = rows.of(table);
            if (some.isEmpty()) {
                continue;
            }
            if (table.writing() == Table.Writing.ADDED) {
                copy(table, some);
            } else {
                upsert(table, some);
            }
        }
    }

    private void copy(Table<?> table, Collection<Object> rows) throws SQLException {
        long taken = stream.copy(copies, place.of(table), table, rows);
        if (taken != rows.size()) {
            throw new IllegalStateException(
                    table + " took " + taken + " rows where " + rows.size() + " were sent");
        }
    }

    private void upsert(Table<?> table, Collection<Object> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(upsertSql(table))) {
            for (Object row : rows) {
                int position = 1;
                for (Column column : table.columns()) {
                    set(statement, position++, column, row);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void set(PreparedStatement statement, int position, Column column, Object row)
            throws SQLException {
        switch (column.type()) {
            case TEXT -> statement.setString(position, Texts.storable((String) column.value(row)));
            case INTEGER -> statement.setInt(position, (Integer) column.value(row));
            case BIGINT -> statement.setLong(position, (Long) column.value(row));
            case BOOLEAN -> statement.setBoolean(position, (Boolean) column.value(row));
        }
    }

    private String upsertSql(Table<?> table) {
        String values = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + place.of(table) + " AS old (" + table.columnList() + ") VALUES (" + values
                + ") ON CONFLICT (" + String.join(", ", table.key()) + ") DO " + conflict(table);
    }

    private static String conflict(Table<?> table) {
        return switch (table.writing()) {
            case ADDED -> throw new IllegalArgumentException(table + " takes new rows only");
            case ONCE -> "NOTHING";
            case REPLACED -> "UPDATE SET " + table.columns().stream()
                    .map(Column::name)
                    .filter(column -> !table.key().contains(column))
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));
            case MERGED -> "UPDATE SET " + (table == Table.SELLERS ? MERGED_SELLERS : MERGED_VIEWERS);
        };
    }

    /** The first time and the newest plan, in whatever order shows and orders tell them. */
    private static final String MERGED_SELLERS = """
            since_millis = LEAST(old.since_millis, excluded.since_millis),
            plan_id = CASE
                WHEN (excluded.plan_at_millis, excluded.plan_id) > (old.plan_at_millis, old.plan_id)
                THEN excluded.plan_id ELSE old.plan_id END,
            plan_at_millis = GREATEST(old.plan_at_millis, excluded.plan_at_millis)""";

    /** Seconds add up. */
    private static final String MERGED_VIEWERS = """
            seller_id = GREATEST(old.seller_id, excluded.seller_id),
            viewers_max = GREATEST(old.viewers_max, excluded.viewers_max),
            viewer_seconds = old.viewer_seconds + excluded.viewer_seconds,
            samples = old.samples + excluded.samples,
            joins = old.joins + excluded.joins,
            bids = old.bids + excluded.bids""";
}
