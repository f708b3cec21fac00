package io.rostrum.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All settings of the media process, read from the environment once.
 *
 * @param data the folder below which everything is kept
 * @param kafka bootstrap servers
 * @param host where to serve playlists, parts and clips
 * @param port where to serve them; 0 is any free one
 * @param serving what is kept, and where
 * @param ingest who publishes, and what becomes of it
 */
public record MediaConfig(
        Path data, String kafka, String host, int port, ServingConfig serving, IngestConfig ingest) {

    /** Says everything that is wrong with the settings. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** Reads the settings; throws with all faults together. */
    public static MediaConfig from(Map<String, String> environment) throws Invalid {
        Reading read = new Reading(environment);
        MediaConfig config = new MediaConfig(
                read.value("ROSTRUM_DATA", "data", text -> Path.of(text).toAbsolutePath().normalize()),
                read.value("ROSTRUM_KAFKA", "127.0.0.1:19092", Function.identity()),
                read.value("ROSTRUM_MEDIA_HOST", "127.0.0.1", Function.identity()),
                read.number("ROSTRUM_MEDIA_PORT", 8_100, 0, 65_535),
                ServingConfig.from(read),
                IngestConfig.from(read));
        if (!read.faults.isEmpty()) {
            throw new Invalid(read.faults);
        }
        return config;
    }

    /** Everything of this process below the data folder. */
    public Path folder() {
        return data.resolve("media");
    }

    /** Reads settings one by one and gathers what is wrong. */
    static final class Reading {

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

        void fault(String text) {
            faults.add(text);
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
