package io.rostrum.record.rebuild;

import io.rostrum.record.database.RowWriter.Place;
import io.rostrum.record.rows.Column;
import io.rostrum.record.rows.Table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One table beside its shadow: what differs, and the statements that take the differences away. */
final class Comparison {

    /** The most examples of each kind of difference. */
    static final int EXAMPLES_MAX = 5;

    private final Connection connection;
    private final Table<?> table;
    private final String record;
    private final String shadow;
    private final String sameKey;
    private final String differs;
    private final String onlyThose;
    private final List<String> examples = new ArrayList<>();
    private long missing;
    private long extra;
    private long changed;

    /** @param onlyThose a condition on rows {@code t}; others are left alone */
    Comparison(Connection connection, Table<?> table, String onlyThose) {
        this.connection = connection;
        this.table = table;
        this.record = Place.RECORD.of(table);
        this.shadow = Place.SHADOW.of(table);
        this.onlyThose = onlyThose;
        this.sameKey = table.key().stream()
                .map(column -> "o." + column + " = t." + column)
                .collect(Collectors.joining(" AND "));
        this.differs = "(" + prefixed("t.") + ") IS DISTINCT FROM (" + prefixed("o.") + ")";
    }

    private String prefixed(String alias) {
        return table.columns().stream()
                .map(column -> alias + column.name())
                .collect(Collectors.joining(", "));
    }

    /** Takes away what no fact accounts for. */
    void takeAway() throws SQLException {
        String orphans = " t WHERE " + onlyThose + absentFrom(shadow);
        addExamples("extra", "SELECT " + keyText() + ", '' FROM " + record + orphans);
        extra = count("DELETE FROM " + record + orphans);
    }

    /** Sets right what is otherwise, and adds what is not there. */
    void setRight() throws SQLException {
        addExamples("changed", "SELECT " + keyText() + ", " + changedColumns() + " FROM " + record + " t, "
                + shadow + " o WHERE " + onlyThose + " AND " + sameKey + " AND " + differs);
        String columns = table.columns().stream()
                .map(Column::name)
                .filter(column -> !table.key().contains(column))
                .map(column -> column + " = o." + column)
                .collect(Collectors.joining(", "));
        changed = count("UPDATE " + record + " t SET " + columns + " FROM " + shadow + " o WHERE " + onlyThose
                + " AND " + sameKey + " AND " + differs);
        String absent = " t WHERE " + onlyThose + absentFrom(record);
        addExamples("missing", "SELECT " + keyText() + ", '' FROM " + shadow + absent);
        String all = table.columnList();
        missing = count(
                "INSERT INTO " + record + " (" + all + ") SELECT " + all + " FROM " + shadow + absent);
    }

    private String absentFrom(String other) {
        return " AND NOT EXISTS (SELECT FROM " + other + " o WHERE " + sameKey + ")";
    }

    private String keyText() {
        return table.key().stream()
                .map(column -> "t." + column + "::text")
                .collect(Collectors.joining(" || ' ' || "));
    }

    private String changedColumns() {
        return "concat_ws(', '" + table.columns().stream()
                .map(Column::name)
                .map(column -> ", CASE WHEN t." + column + " IS DISTINCT FROM o." + column
                        + " THEN '" + column + "' END")
                .collect(Collectors.joining()) + ")";
    }

    private void addExamples(String kind, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query + " LIMIT " + EXAMPLES_MAX)) {
            while (rows.next()) {
                String detail = rows.getString(2);
                examples.add(kind + " " + rows.getString(1) + (detail.isEmpty() ? "" : ": " + detail));
            }
        }
    }

    private long count(String statement) throws SQLException {
        try (Statement change = connection.createStatement()) {
            return change.executeLargeUpdate(statement);
        }
    }

    Difference difference() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + shadow)) {
            row.next();
            return new Difference(table.name(), row.getLong(1), missing, extra, changed, examples);
        }
    }
}
