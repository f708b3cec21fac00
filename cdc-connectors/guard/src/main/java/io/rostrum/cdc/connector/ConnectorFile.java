package io.rostrum.cdc.connector;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.MalformedRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connector: its name and what it is set to.
 *
 * <p>The file is a JSON object of texts. {@code ${NAME}} in a value is filled in from the settings.
 * {@code ${provider:path:key}} is left to Connect, which looks it up itself: so a secret is neither in the
 * file nor in Connect's topics.
 *
 * @param name the file's name without its ending
 * @param settings in Connect's own words, sorted; without {@code name}
 */
public record ConnectorFile(String name, Map<String, String> settings) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Says everything that is wrong with a file. */
    public static final class Faulty extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Faulty(String name, List<String> faults) {
            super("connector " + name + ": " + String.join("; ", faults));
        }
    }

    public ConnectorFile {
        settings = Map.copyOf(settings);
    }

    /** Reads a file's bytes; throws {@link Faulty} with all faults together. */
    public static ConnectorFile read(String name, byte[] bytes, Map<String, String> values) {
        List<String> faults = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        object(name, bytes).forEach((key, value) -> {
            if (value instanceof String text) {
                settings.put(key.toString(), filled(key.toString(), text, values, faults));
            } else {
                faults.add(key + " must be a text");
            }
        });
        if (settings.containsKey("name")) {
            faults.add("name is the file's name and must not be set");
        }
        if (!settings.containsKey("connector.class")) {
            faults.add("connector.class is missing");
        }
        if (!faults.isEmpty()) {
            throw new Faulty(name, faults);
        }
        return new ConnectorFile(name, settings);
    }

    private static Map<?, ?> object(String name, byte[] bytes) {
        try {
            return Json.readEdge(bytes, Map.class);
        } catch (MalformedRecord unreadable) {
            throw new Faulty(name, List.of("is no JSON object of texts: " + unreadable.getMessage()));
        }
    }

    private static String filled(
            String key, String text, Map<String, String> values, List<String> faults) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String inside = found.group(1);
            if (inside.contains(":")) {
                return Matcher.quoteReplacement(found.group());
            }
            if (!SETTING.matcher(inside).matches()) {
                faults.add(key + " has ${" + inside + "}, which names no setting");
            } else if (!values.containsKey(inside)) {
                faults.add(key + " wants the setting " + inside + ", which is not set");
            }
            return Matcher.quoteReplacement(values.getOrDefault(inside, ""));
        });
    }

    /** What Connect is sent: the settings and the name. */
    public Map<String, String> configuration() {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("name", name);
        return all;
    }

    /** The tables that a PostgreSQL connector carries, without their schema, sorted. */
    public List<String> tables() {
        TreeSet<String> tables = new TreeSet<>();
        for (String table : settings.getOrDefault("table.include.list", "").split(",")) {
            if (!table.isBlank()) {
                tables.add(table.strip().substring(table.strip().indexOf('.') + 1));
            }
        }
        return List.copyOf(tables);
    }
}
