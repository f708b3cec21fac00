package io.rostrum.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * Which objects a list asks for.
 *
 * @param wanted properties and the text that each must have
 * @param from seconds, inclusive
 * @param to seconds, exclusive
 * @param after the list goes on with what is older than this id; null starts with the newest
 * @param before the list ends before this id; null is none
 * @param limit 1 to 100
 */
public record Listing(
        String type, Map<String, String> wanted, long from, long to, String after, String before, int limit) {

    /** Everything of a type with the given properties, the newest hundred. */
    public static Listing of(String type, Map<String, String> wanted) {
        return new Listing(type, wanted, 0, Long.MAX_VALUE, null, null, 100);
    }

    boolean takes(ObjectNode node) {
        long created = node.path("created").longValue();
        return created >= from
                && created < to
                && wanted.entrySet().stream()
                        .allMatch(one -> one.getValue().equals(node.path(one.getKey()).asText(null)));
    }
}
