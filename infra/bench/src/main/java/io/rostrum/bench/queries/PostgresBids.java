package io.rostrum.bench.queries;

import io.rostrum.devstack.engine.StackSettings;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** The same bids in PostgreSQL, in the record's table, and the same questions put to it. */
final class PostgresBids implements AutoCloseable {

    private static final Pattern DELETED = Pattern.compile("AND \"__deleted\" = 'false'");

    private final Connection connection;

    PostgresBids(StackSettings settings) throws SQLException {
        connection = DriverManager.getConnection(
                "jdbc:postgresql://" + settings.postgres() + "/rostrum", "postgres", "");
    }

    /** Copies all in and lets the planner know them. */
    void fill(ManyBids bids) throws SQLException, IOException {
        String copy = "COPY bids (" + ManyBids.COLUMNS + ") FROM STDIN (FORMAT csv)";
        try (OutputStream out = new BufferedOutputStream(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy), 1 << 16)) {
            bids.each(bid -> out.write(ManyBids.csv(bid).getBytes(StandardCharsets.UTF_8)));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE bids");
        }
    }

    /** How many rows a question gives, all read. Rows that Debezium marks deleted are none here. */
    int ask(String sql) throws SQLException {
        int rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(DELETED.matcher(sql).replaceAll(""))) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                for (int column = 1; column <= columns; column++) {
                    found.getObject(column);
                }
                rows++;
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
