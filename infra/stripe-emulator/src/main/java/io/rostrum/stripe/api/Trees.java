package io.rostrum.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.Listing;
import io.rostrum.stripe.store.ObjectStore;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Call;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the resources share: metadata, lists, expansion, and leaving out what only the emulator knows. */
final class Trees {

    static final Set<String> LIST = Set.of("limit", "starting_after", "ending_before", "created", "expand");
    private static final int METADATA_MAX = 50;
    private static final int EXPAND_DEPTH = 4;

    private Trees() {}

    /** An object as it is shown. */
    static ObjectNode shown(ObjectNode node) {
        ObjectNode shown = node.deepCopy();
        strip(shown);
        return shown;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(ObjectStore.HIDDEN);
        }
        node.forEach(Trees::strip);
    }

    /**
     * Sets, changes and (with an empty text) removes metadata: at most 50 keys of 40 characters, values of
     * 500.
     */
    static void metadata(ObjectNode node, Form form) {
        Form given = form.under("metadata");
        ObjectNode metadata = (ObjectNode) node.get("metadata");
        for (String key : given.names()) {
            String value = given.text(key);
            if (key.length() > 40 || (value != null && value.length() > 500)) {
                throw StripeError.parameter(
                        "parameter_invalid_string_length", "metadata[" + key + "]", "Metadata is too long");
            }
            if (value == null) {
                metadata.remove(key);
            } else {
                metadata.put(key, value);
            }
        }
        if (metadata.size() > METADATA_MAX) {
            throw StripeError.parameter("metadata_too_many", "metadata", "Metadata has at most 50 keys");
        }
    }

    /** Answers a list with the filters that the form has. */
    static Answer list(Transaction transaction, Call call, String type, Set<String> filters) {
        Set<String> known = new java.util.HashSet<>(LIST);
        known.addAll(filters);
        Form form = call.form().only(known);
        Map<String, String> wanted = new HashMap<>();
        filters.forEach(name -> {
            if (form.text(name) != null) {
                wanted.put(name, form.text(name));
            }
        });
        return page(transaction, call, type, wanted);
    }

    static Answer page(Transaction transaction, Call call, String type, Map<String, String> wanted) {
        Form form = call.form();
        Form created = form.under("created");
        long exactly = form.text("created") == null ? -1 : form.number("created");
        long from = exactly >= 0 ? exactly : first(created, "gte", 0, "gt", 1, 0);
        long to = exactly >= 0 ? exactly + 1 : first(created, "lt", 0, "lte", 1, Long.MAX_VALUE);
        Long limit = form.number("limit");
        if (limit != null && (limit < 1 || limit > 100)) {
            throw StripeError.parameter("parameter_invalid_integer", "limit", "limit is 1 to 100");
        }
        int most = limit == null ? 10 : limit.intValue();
        List<ObjectNode> found = transaction.newestFirst(new Listing(
                type, wanted, from, to, form.text("starting_after"), form.text("ending_before"), most));
        boolean more = found.size() > most;
        List<ObjectNode> page = more ? found.subList(0, most) : found;
        return Answer.ok(
                listOf(form.text("ending_before") == null ? page : page.reversed(), more, "/v1/"
                        + call.path()));
    }

    static ObjectNode listOf(List<ObjectNode> data, boolean more, String url) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode array = list.putArray("data");
        data.forEach(array::add);
        return list.put("has_more", more).put("url", url);
    }

    private static long first(Form form, String one, int oneMore, String other, int otherMore, long none) {
        if (form.number(one) != null) {
            return form.number(one) + oneMore;
        }
        return form.number(other) != null ? form.number(other) + otherMore : none;
    }

    /** Puts objects in the place of their ids, along each path of {@code expand}. */
    static void expand(Transaction transaction, Form form, ObjectNode body) {
        for (String path : form.list("expand")) {
            String[] steps = path.split("\\.");
            if (steps.length > EXPAND_DEPTH) {
                throw StripeError.parameter(
                        "property_expansion_max_depth", "expand",
                        "You cannot expand more than 4 levels of a property");
            }
            expand(transaction, body, steps, 0);
        }
    }

    private static void expand(Transaction transaction, JsonNode at, String[] steps, int step) {
        if (at instanceof ArrayNode array) {
            array.forEach(element -> expand(transaction, element, steps, step));
        } else if (at instanceof ObjectNode object && step < steps.length) {
            JsonNode value = object.path(steps[step]);
            ObjectNode found = value.isTextual() ? transaction.find(value.textValue()) : null;
            if (found != null) {
                object.set(steps[step], found);
            }
            expand(transaction, object.path(steps[step]), steps, step + 1);
        }
    }

    /** Names and texts of a group, for properties that are only kept. */
    static Map<String, String> texts(Form form) {
        Map<String, String> texts = new LinkedHashMap<>();
        form.names().forEach(name -> {
            if (form.text(name) != null) {
                texts.put(name, form.text(name));
            }
        });
        return texts;
    }
}
