package io.rostrum.bench.analytics;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** The record's database, looked at by its owner; and plain {@code COPY} into a table of the same form. */
final class RecordTables implements AutoCloseable {

    private static final String TWIN = "bench.bids";
    private static final int PATIENCE_SECONDS = 60;
    private static final int AGAIN_MILLIS = 200;

    private final Connection connection;
    private final CopyManager copies;

    /**
     * Waits until the keeper has made its tables.
     *
     * @param address HOST:PORT
     */
    static RecordTables onceMade(String address) throws SQLException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return new RecordTables(address);
            } catch (SQLException notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            }
        }
    }

    private RecordTables(String address) throws SQLException {
        connection = DriverManager.getConnection("jdbc:postgresql://" + address + "/rostrum?user=postgres");
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            bids();
            execute("CREATE SCHEMA IF NOT EXISTS bench");
        } catch (SQLException notYet) {
            connection.close();
            throw notYet;
        }
    }

    long bids() throws SQLException {
        return number("SELECT count(*) FROM public.bids");
    }

    /** How many records of auctions' events the record has read. */
    long eventsRead() throws SQLException {
        return number("SELECT coalesce(sum(next), 0) FROM keeper.offsets WHERE topic = 'auction.events.v1'");
    }

    /** The newest bids, in a format of COPY. */
    byte[] newestBids(long count, String format) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copies.copyOut("COPY (SELECT * FROM public.bids ORDER BY at_millis DESC LIMIT " + count
                + ") TO STDOUT (FORMAT " + format + ")", rows);
        return rows.toByteArray();
    }

    /**
     * Copies these rows into an empty table like that of bids, in one transaction; tells how long it took.
     */
    long copyNanos(byte[] rows, String format) throws SQLException, IOException {
        execute("DROP TABLE IF EXISTS " + TWIN);
        execute("CREATE TABLE " + TWIN + " (LIKE public.bids INCLUDING ALL)");
        execute("CHECKPOINT");
        long began = System.nanoTime();
        copies.copyIn("COPY " + TWIN + " FROM STDIN (FORMAT " + format + ")", new ByteArrayInputStream(rows));
        return System.nanoTime() - began;
    }

    void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
