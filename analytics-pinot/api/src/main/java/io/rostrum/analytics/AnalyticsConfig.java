package io.rostrum.analytics;

import io.rostrum.identity.SignIn;
import io.rostrum.identity.SignInSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All settings of the sellers' API, read from the environment once.
 *
 * @param broker host and port of a broker of Pinot
 * @param ledger host and port of where plans are told
 * @param port 0 is any free one
 * @param timeoutMillis of one statement
 * @param answersMax remembered at once
 * @param sellerQuestionsMax of one seller at once
 */
public record AnalyticsConfig(
        String host, int port, String broker, String ledger, SignIn signIn, int timeoutMillis, int answersMax,
        int sellerQuestionsMax) {

    private static final String HOST_PORT = "[A-Za-z0-9.-]{1,253}:[0-9]{1,5}";

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** Reads the settings; throws with all faults together. */
    public static AnalyticsConfig from(Map<String, String> environment) throws Invalid {
        Reading read = new Reading(environment);
        Path data = read.value("ROSTRUM_DATA", "data", text -> Path.of(text).toAbsolutePath().normalize());
        AnalyticsConfig config = new AnalyticsConfig(
                read.value("ROSTRUM_ANALYTICS_HOST", "127.0.0.1", Function.identity()),
                read.number("ROSTRUM_ANALYTICS_PORT", 8_095, 0, 65_535),
                read.address("ROSTRUM_PINOT_BROKER", "127.0.0.1:18001"),
                read.address("ROSTRUM_LEDGER", "127.0.0.1:8090"),
                SignInSettings.read(environment, data, read.faults),
                read.number("ROSTRUM_ANALYTICS_TIMEOUT_MILLIS", 2_000, 10, 60_000),
                read.number("ROSTRUM_ANALYTICS_ANSWERS_MAX", 2_000, 1, 1_000_000),
                read.number("ROSTRUM_ANALYTICS_SELLER_QUESTIONS_MAX", 16, 1, 1_000));
        if (!read.faults.isEmpty()) {
            throw new Invalid(read.faults);
        }
        return config;
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

        String address(String name, String otherwise) {
            String text = value(name, otherwise, Function.identity());
            if (!text.matches(HOST_PORT)) {
                faults.add(name + " must be HOST:PORT");
            }
            return text;
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
