package io.rostrum.cdc.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of the record: by primary key, the digest of each row. */
public final class TableRows {

    private static final int FETCH = 5_000;
    private static final String KEY = """
            SELECT a.attname FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indisprimary AND i.indrelid = to_regclass('public.' || quote_ident(?))""";

    private TableRows() {}

    /** Reads a slice of the table as it stands in one moment; throws {@link TooMany} if it is too large. */
    public static Map<String, String> of(Connection connection, String table, Slice slice)
            throws SQLException {
        List<String> key = key(connection, table);
        Map<String, String> rows = new HashMap<>();
        connection.setAutoCommit(false);
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(FETCH);
            String sql =
                    "SELECT row_to_json(t)::text FROM public." + query.enquoteIdentifier(table, true) + " t";
            try (ResultSet found = query.executeQuery(sql)) {
                while (found.next()) {
                    TreeMap<String, Object> row = Rows.read(found.getString(1));
                    TreeMap<String, Object> id = new TreeMap<>();
                    key.forEach(column -> id.put(column, row.get(column)));
                    String name = Rows.text(id);
                    if (slice.has(name)) {
                        rows.put(name, Rows.digest(row));
                        TooMany.check(table, rows.size());
                    }
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return rows;
    }

    private static List<String> key(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(KEY)) {
            query.setString(1, table);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new SQLException("the table " + table + " is not there, or has no primary key");
        }
        return columns;
    }
}
