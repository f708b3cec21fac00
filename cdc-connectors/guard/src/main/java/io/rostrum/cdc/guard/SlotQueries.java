package io.rostrum.cdc.guard;

import io.rostrum.cdc.slot.Slot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * What is asked of PostgreSQL about one slot. Holds one connection and makes a new one when that is broken.
 */
final class SlotQueries implements AutoCloseable {

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 10;
    private static final String SLOT = """
            SELECT active, coalesce(wal_status, ''), coalesce(invalidation_reason, ''),
                coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), -1)::bigint,
                coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), -1)::bigint,
                coalesce(safe_wal_size, -1)
            FROM pg_replication_slots WHERE slot_name = ?""";
    /** In megabytes; -1 is without a bound. */
    private static final String KEEP =
            "SELECT setting::bigint FROM pg_settings WHERE name = 'max_slot_wal_keep_size'";

    private final GuardConfig.Database database;
    private Connection connection;

    SlotQueries(GuardConfig.Database database) {
        this.database = database;
    }

    /** How the slot of this name fares. */
    Slot slot(String name) throws SQLException {
        long keepBytes = keepBytesMax();
        try (PreparedStatement query = connection().prepareStatement(SLOT)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Slot(true, row.getBoolean(1), row.getString(2), row.getLong(4), row.getLong(5),
                                row.getLong(6), keepBytes, row.getString(3))
                        : Slot.absent(keepBytes);
            }
        }
    }

    private long keepBytesMax() throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(KEEP);
                ResultSet row = query.executeQuery()) {
            row.next();
            long megabytes = row.getLong(1);
            return megabytes < 0 ? -1 : megabytes << 20;
        }
    }

    /** Removes a slot that nobody reads from; what it had yet to deliver is gone. */
    void drop(String name) throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?")) {
            query.setString(1, name);
            query.execute();
        }
    }

    /** The place in the server's log that was written last, as a number. */
    long written() throws SQLException {
        return number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    /** The place up to which the slot's reader has confirmed; -1 while there is none. */
    long confirmed(String name) throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(
                "SELECT coalesce(pg_wal_lsn_diff(confirmed_flush_lsn, '0/0'), -1)::bigint "
                + "FROM pg_replication_slots WHERE slot_name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(CONNECT_SECONDS)) {
            close();
            connection = connect(database);
        }
        return connection;
    }

    static Connection connect(GuardConfig.Database database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        properties.setProperty("ApplicationName", "rostrum-guard");
        return DriverManager.getConnection(database.url(), properties);
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
