package io.rostrum.record;

import io.rostrum.record.schema.Database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All settings of the record keeper, read from the environment once.
 *
 * @param kafka bootstrap servers
 * @param owner the record's database as whoever may bring its schema up to date
 * @param rolePassword of the keeper's and the rebuilder's role; empty where the server asks for none
 * @param host where to serve
 * @param port where to serve; 0 is any free one
 * @param batchMax the most records of one transaction
 */
public record RecordConfig(
        String kafka, Database owner, String rolePassword, String host, int port, int batchMax) {

    private static final int POSTGRES_PORT = 5432;

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** Reads the settings; throws with all faults together. */
    public static RecordConfig from(Map<String, String> environment) throws Invalid {
        Reading read = new Reading(environment);
        String[] address = read.value("ROSTRUM_POSTGRES", "127.0.0.1:15432", RecordConfig::address);
        Database owner = new Database(
                address[0],
                Integer.parseInt(address[1]),
                read.value("ROSTRUM_POSTGRES_DATABASE", Database.RECORD, RecordConfig::identifier),
                read.value("ROSTRUM_POSTGRES_OWNER", "postgres", RecordConfig::identifier),
                read.value("ROSTRUM_POSTGRES_OWNER_PASSWORD_FILE", "", RecordConfig::secret));
        RecordConfig config = new RecordConfig(
                read.value("ROSTRUM_KAFKA", "127.0.0.1:19092", Function.identity()),
                owner,
                read.value("ROSTRUM_RECORD_PASSWORD_FILE", "", RecordConfig::secret),
                read.value("ROSTRUM_RECORD_HOST", "127.0.0.1", Function.identity()),
                read.number("ROSTRUM_RECORD_PORT", 8_096, 0, 65_535),
                read.number("ROSTRUM_RECORD_BATCH_MAX", 5_000, 1, 100_000));
        if (!read.faults.isEmpty()) {
            throw new Invalid(read.faults);
        }
        return config;
    }

    private static String[] address(String text) {
        int colon = text.lastIndexOf(':');
        String port = colon < 0 ? Integer.toString(POSTGRES_PORT) : text.substring(colon + 1);
        if (colon == 0 || !port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("must be HOST:PORT");
        }
        return new String[] {colon < 0 ? text : text.substring(0, colon), port};
    }

    private static String identifier(String text) {
        if (!text.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("1 to 63 small letters, digits and '_'");
        }
        return text;
    }

    private static String secret(String file) {
        if (file.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException cannot) {
            throw new IllegalArgumentException("the file cannot be read", cannot);
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "RecordConfig[kafka=" + kafka + ", owner=" + owner + ", host=" + host + ", port=" + port
                + ", batchMax=" + batchMax + "]";
    }

    /** Reads settings one by one and gathers what is wrong. */
    private static final class Reading {

        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reading(Map<String, String> environment) {
            this.environment = environment;
        }

        <T> T value(String name, String otherwise, Function<String, T> parse) {
            String text = environment.get(name);
            try {
                return parse.apply(text == null || text.isBlank() ? otherwise : text.strip());
            } catch (NumberFormatException noNumber) {
                faults.add(name + " is not a whole number");
            } catch (IllegalArgumentException fault) {
                faults.add(name + ": " + fault.getMessage());
            }
            return parse.apply(otherwise);
        }

        int number(String name, int otherwise, int min, int max) {
            int number = value(name, Integer.toString(otherwise), Integer::parseInt);
            if (number < min || number > max) {
                faults.add(name + " must be " + min + " to " + max);
            }
            return number;
        }
    }
}
