package io.rostrum.cdc.guard;

import io.rostrum.cdc.slot.SlotRules;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All settings of the guard, read from the environment once.
 *
 * @param host the address that it serves on
 * @param port where it tells how the changes fare
 * @param connect the REST interface of the Connect cluster
 * @param connectors the folder of connectors' files
 * @param kafka bootstrap servers
 * @param database where the record stands, as whoever follows its changes
 * @param rules when a slot is worth a warning
 * @param every how often it looks
 * @param values what the connectors' files have placeholders for
 */
public record GuardConfig(
        String host, int port, URI connect, Path connectors, String kafka, Database database, SlotRules rules,
        Duration every, Map<String, String> values) {

    private static final int PORT = 8_084;
    private static final int EVERY_MILLIS = 2_000;
    private static final int IDLE_SECONDS = 30;
    private static final int LAG_MEGABYTES = 64;

    /**
     * A database and who asks it.
     *
     * @param password never printed; empty where the server asks for none
     */
    public record Database(String host, int port, String name, String user, String password) {

        /** In the words of the JDBC driver, without who asks. */
        public String url() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }

        /** A connection that gives up on a server which does not answer. */
        public Connection connect() throws SQLException {
            return SlotQueries.connect(this);
        }

        @Override
        public String toString() {
            return user + "@" + host + ":" + port + "/" + name;
        }
    }

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    public GuardConfig {
        values = Map.copyOf(values);
    }

    /** Reads the settings; throws with all faults together. */
    public static GuardConfig from(Map<String, String> environment) throws Invalid {
        Reader read = new Reader(environment);
        Database database = read.database();
        Path connectors = Path.of(read.text("ROSTRUM_CONNECTORS", "connectors")).toAbsolutePath();
        if (!Files.isDirectory(connectors)) {
            read.faults.add("ROSTRUM_CONNECTORS must be the folder of connectors, not " + connectors);
        }
        GuardConfig config = new GuardConfig(
                read.text("ROSTRUM_GUARD_HOST", "127.0.0.1"),
                read.number("ROSTRUM_GUARD_PORT", PORT, 1, 65_535),
                URI.create("http://" + read.address("ROSTRUM_CONNECT", "127.0.0.1:8083")),
                connectors,
                read.text("ROSTRUM_KAFKA", "127.0.0.1:19092"),
                database,
                new SlotRules(
                        (long) read.number("ROSTRUM_CDC_LAG_MB", LAG_MEGABYTES, 1, 1 << 20) << 20,
                        1_000L * read.number("ROSTRUM_CDC_IDLE_SECONDS", IDLE_SECONDS, 1, 86_400)),
                Duration.ofMillis(read.number("ROSTRUM_GUARD_EVERY_MILLIS", EVERY_MILLIS, 50, 60_000)),
                placeholders(environment, database));
        if (!read.faults.isEmpty()) {
            throw new Invalid(read.faults);
        }
        return config;
    }

    /** The database's are filled in; the password is named by where Connect finds it, and never by itself. */
    private static Map<String, String> placeholders(Map<String, String> environment, Database database) {
        Map<String, String> values = new LinkedHashMap<>(environment);
        values.put("ROSTRUM_POSTGRES_HOST", database.host());
        values.put("ROSTRUM_POSTGRES_PORT", Integer.toString(database.port()));
        values.put("ROSTRUM_POSTGRES_DATABASE", database.name());
        values.put("ROSTRUM_CDC_USER", database.user());
        values.putIfAbsent("ROSTRUM_CDC_PASSWORD_REFERENCE", "${env:ROSTRUM_CDC_PASSWORD}");
        values.remove("ROSTRUM_CDC_PASSWORD");
        return values;
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String text(String name, String otherwise) {
            String text = environment.get(name);
            return text == null || text.isBlank() ? otherwise : text.strip();
        }

        int number(String name, int otherwise, int least, int most) {
            String text = text(name, Integer.toString(otherwise));
            int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
            if (number < least || number > most) {
                faults.add(name + " must be a number from " + least + " to " + most + ", not " + text);
                return otherwise;
            }
            return number;
        }

        String address(String name, String otherwise) {
            String text = text(name, otherwise);
            if (!text.matches("[A-Za-z0-9.-]+:[0-9]{1,5}")) {
                faults.add(name + " must be HOST:PORT, not " + text);
                return otherwise;
            }
            return text;
        }

        Database database() {
            String[] at = address("ROSTRUM_POSTGRES", "127.0.0.1:15432").split(":");
            return new Database(
                    at[0], Integer.parseInt(at[1]), text("ROSTRUM_POSTGRES_DATABASE", "rostrum"),
                    text("ROSTRUM_CDC_USER", "rostrum_cdc"),
                    text("ROSTRUM_CDC_PASSWORD", ""));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "GuardConfig[host=" + host + ", port=" + port + ", connect=" + connect + ", connectors="
                + connectors + ", kafka=" + kafka + ", database=" + database + ", rules=" + rules + ", every="
                + every + "]";
    }
}
