package io.rostrum.record.keeper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The histories that stopped, as the database has them. */
final class Stopped {

    private Stopped() {}

    /** Each with why, by its kind and name. */
    static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> stopped = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT stream, subject, stopped FROM keeper.subjects WHERE stopped <> ''")) {
            while (rows.next()) {
                stopped.put(rows.getString(1) + " " + rows.getString(2), rows.getString(3));
            }
        }
        return stopped;
    }
}
