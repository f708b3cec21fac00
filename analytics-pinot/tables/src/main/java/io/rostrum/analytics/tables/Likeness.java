package io.rostrum.analytics.tables;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Iterator;
import java.util.Map;

/**
 * Whether a cluster already has what a file says. A cluster adds what it takes when nothing is said, and
 * gives some numbers back as text, so: everything that the file says must be there, and there may be more.
 */
final class Likeness {

    private Likeness() {}

    static boolean holds(JsonNode said, JsonNode found) {
        if (said.isObject()) {
            return found != null && found.isObject() && everyFieldHolds(said, found);
        }
        if (said.isArray()) {
            return everyElementHolds(said, found);
        }
        return found != null && found.isValueNode() && said.asText().equals(found.asText());
    }

    private static boolean everyFieldHolds(JsonNode said, JsonNode found) {
        for (Map.Entry<String, JsonNode> field : said.properties()) {
            boolean nothingSaid = field.getValue().isContainerNode() && field.getValue().isEmpty();
            if (!nothingSaid && !holds(field.getValue(), found.get(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean everyElementHolds(JsonNode said, JsonNode found) {
        if (found == null || !found.isArray() || found.size() != said.size()) {
            return false;
        }
        Iterator<JsonNode> others = found.iterator();
        for (JsonNode element : said) {
            if (!holds(element, others.next())) {
                return false;
            }
        }
        return true;
    }
}
