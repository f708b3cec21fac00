package io.rostrum.record.schema;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The record's schema: brought up to date by numbered migrations, each run once.
 *
 * <p>Needs an owner that may create databases and roles with REPLICATION (a superuser, as which role rights
 * are not checked). Several programs may ask at once: the migrations are run by one of them, and the others
 * wait for it. Flyway's own lock leaves out the making of its history, and roles belong to the whole server.
 */
public final class Schema {

    /** What followers of changes subscribe to; made by a migration. */
    public static final String PUBLICATION = "rostrum_record";

    private static final String DUPLICATE_DATABASE = "42P04";
    private static final int ANSWER_SECONDS = 60;

    /** Names the server's lock under which schemas are brought up to date: "rostrum" in bytes. */
    private static final long LOCK = 0x726f737472756dL;

    private Schema() {}

    /** Creates the database if need be and runs the migrations that are missing; tells how many. */
    public static int migrate(Database owner) throws SQLException {
        // The lock is the connection's, and ends with it.
        try (Connection door = owner.named("postgres").connect("rostrum-schema", ANSWER_SECONDS)) {
            lock(door);
            createDatabase(door, owner);
            return runMigrations(owner);
        }
    }

    private static void lock(Connection door) throws SQLException {
        try (PreparedStatement lock = door.prepareStatement("SELECT pg_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    private static int runMigrations(Database owner) throws SQLException {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(owner.url(), owner.role(), owner.password().isEmpty() ? null : owner.password())
                .locations("classpath:db/record")
                .defaultSchema("public")
                .table("schema_history")
                // The schema public is there from the beginning.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException fault) {
            if (fault.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw fault;
        }
    }

    private static void createDatabase(Connection door, Database owner) throws SQLException {
        if (exists(door, owner.name())) {
            return;
        }
        try (Statement statement = door.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(owner.name(), true));
        } catch (SQLException cannot) {
            if (!DUPLICATE_DATABASE.equals(cannot.getSQLState()) && !exists(door, owner.name())) {
                throw cannot;
            }
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }
}
