package io.rostrum.record.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/**
 * A PostgreSQL database as one role sees it.
 *
 * @param host name or address of the server
 * @param name of the database
 * @param role who connects
 * @param password empty where the server asks for none
 */
public record Database(String host, int port, String name, String role, String password) {

    /** The record's own database on every server. */
    public static final String RECORD = "rostrum";

    private static final int CONNECT_SECONDS = 5;

    public Database {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(password, "password");
    }

    /** The same database as another role sees it, which has no password or the given one. */
    public Database as(Role other, String otherPassword) {
        return new Database(host, port, name, other.sqlName(), otherPassword);
    }

    Database named(String otherName) {
        return new Database(host, port, otherName, role, password);
    }

    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /**
     * A connection that gives up on a server which does not answer.
     *
     * @param socketSeconds the longest that one answer may take; 0 is for ever
     */
    public Connection connect(String application, int socketSeconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(socketSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url(), properties);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return role + "@" + host + ":" + port + "/" + name;
    }
}
