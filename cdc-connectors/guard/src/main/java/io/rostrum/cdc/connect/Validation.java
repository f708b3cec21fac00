package io.rostrum.cdc.connect;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Connect's judgement of a configuration. Connect takes a setting that nobody knows without a word, so a
 * misspelt one would simply not count; what is in no definition is therefore a fault here.
 *
 * @param known every setting that the connector, its transformations, its converters and Connect define
 * @param errors what is wrong with the values, one sentence each
 */
record Validation(Set<String> known, List<String> errors) {

    /** Connect lists these as they come, known or not. */
    private static final String PRODUCER = "producer.override.";

    static Validation read(JsonNode answer) {
        Set<String> known = new TreeSet<>();
        List<String> errors = new ArrayList<>();
        for (JsonNode config : answer.path("configs")) {
            String name = config.path("definition").path("name").asText();
            known.add(name);
            for (JsonNode error : config.path("value").path("errors")) {
                errors.add(name + ": " + error.asText());
            }
        }
        return new Validation(known, errors);
    }

    /** All that is wrong with this configuration. */
    List<String> faults(Map<String, String> configuration) {
        List<String> faults = new ArrayList<>(errors);
        for (String name : new TreeSet<>(configuration.keySet())) {
            if (!isKnown(name)) {
                faults.add(name + " is a setting that nobody knows");
            }
        }
        return faults;
    }

    private boolean isKnown(String name) {
        return name.startsWith(PRODUCER)
                ? ProducerConfig.configNames().contains(name.substring(PRODUCER.length()))
                : known.contains(name);
    }
}
