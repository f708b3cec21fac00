package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records as text for people: amounts in major units, moments in UTC, names as they are recorded. */
final class Wording {

    private static final String MINOR = "Minor";
    private static final String MILLIS = "Millis";

    private Wording() {}

    /**
     * One line: the kind of event, and what it says.
     *
     * @param currency of amounts that stand without one
     */
    static String of(Object event, String currency) {
        JsonNode tree = Json.LOG.valueToTree(event);
        List<String> parts =
                new ArrayList<>(List.of(tree.path("type").asText(event.getClass().getSimpleName())));
        fields("", tree, tree.path("currency").asText(currency), parts);
        return String.join("  ", parts);
    }

    private static void fields(String under, JsonNode tree, String currency, List<String> parts) {
        tree.properties().forEach(field -> {
            String name = field.getKey();
            boolean shown = !under.isEmpty() || !name.equals("type");
            if (shown && !field.getValue().isNull()) {
                value(under, name, field.getValue(), currency, parts);
            }
        });
    }

    private static void value(
            String under, String name, JsonNode value, String currency, List<String> parts) {
        if (value.isObject() && value.size() == 2 && value.has("minor") && value.has("currency")) {
            String own = value.path("currency").textValue();
            parts.add(under + name + " " + Columns.major(value.path("minor").longValue(), own) + " " + own);
        } else if (value.isObject()) {
            fields(under + name + ".", value, value.path("currency").asText(currency), parts);
        } else if (value.isArray()) {
            array(under + name, value, currency, parts);
        } else if (value.isIntegralNumber() && (name.endsWith(MINOR) || name.equals("minor"))) {
            parts.add(
                    under + stem(name, MINOR) + " " + Columns.major(
                            value.longValue(), currency) + " " + currency);
        } else if (value.isIntegralNumber() && name.endsWith(MILLIS)) {
            if (value.longValue() > 0) {
                parts.add(under + stem(name, MILLIS) + " " + moment(value.longValue()));
            }
        } else if (!value.asText().isEmpty()) {
            parts.add(under + name + " " + value.asText());
        }
    }

    private static void array(String name, JsonNode values, String currency, List<String> parts) {
        int at = 1;
        for (JsonNode one : values) {
            if (one.isObject()) {
                fields(name + "[" + at + "].", one, currency, parts);
            } else {
                parts.add(name + "[" + at + "] " + one.asText());
            }
            at++;
        }
    }

    private static String stem(String name, String end) {
        return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : "amount";
    }

    static String moment(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
