package io.rostrum.stripe.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a request, read out of {@code application/x-www-form-urlencoded} text with nested keys:
 * {@code metadata[a]=1}, {@code expand[]=x}, {@code expand[0]=x}.
 *
 * <p>At most {@value #MAX_FIELDS} fields, {@value #MAX_DEPTH} deep; more is refused.
 */
public final class Form {

    static final int MAX_FIELDS = 1_000;
    static final int MAX_DEPTH = 8;

    private final Map<String, Object> values;
    private final String path;

    private Form(Map<String, Object> values, String path) {
        this.values = values;
        this.path = path;
    }

    /** Reads several texts (query, body) as one; any may be null. */
    public static Form parse(String... texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        int fields = 0;
        for (String text : texts) {
            if (text == null || text.isEmpty()) {
                continue;
            }
            for (String field : text.split("&")) {
                if (++fields > MAX_FIELDS) {
                    throw StripeError.invalid("parameters_too_many", "Too many parameters");
                }
                int equals = field.indexOf('=');
                String name = decode(equals < 0 ? field : field.substring(0, equals));
                put(values, segments(name), 0, equals < 0 ? "" : decode(field.substring(equals + 1)), name);
            }
        }
        return new Form(values, "");
    }

    /** Refuses every parameter that is not named here, as Stripe does. */
    public Form only(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw StripeError.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
        }
        return this;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text, or null when it is absent or empty. */
    public String text(String name) {
        return values.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    public String require(String name) {
        String text = text(name);
        if (text == null) {
            throw StripeError.parameter(
                    "parameter_missing", path + name, "Missing required param: " + path + name + ".");
        }
        return text;
    }

    /** A whole number, or null. */
    public Long number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw StripeError.parameter("parameter_invalid_integer", path + name, "Invalid integer: " + text);
        }
    }

    /** An amount in the smallest unit, above zero and of at most eight digits, as Stripe wants it. */
    public long amount(String name) {
        require(name);
        long amount = number(name);
        if (amount < 1) {
            throw StripeError.parameter("parameter_invalid_integer", path
                    + name, "This value must be greater than 0.");
        }
        if (amount > 99_999_999) {
            throw StripeError.parameter("amount_too_large", path
                    + name, "Amount must be no more than 99999999");
        }
        return amount;
    }

    public boolean isTrue(String name) {
        return "true".equals(text(name));
    }

    /** The nested parameters under a name; empty when there are none. */
    @SuppressWarnings("unchecked")
    public Form under(String name) {
        Object value = values.get(name);
        return new Form(value instanceof Map ? (Map<String, Object>) value : Map.of(), path + name + ".");
    }

    /** The texts of a list, in order; empty when there are none. */
    public List<String> list(String name) {
        Object value = values.get(name);
        if (value instanceof String text) {
            return List.of(text);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().filter(String.class::isInstance).map(String.class::cast).toList();
        }
        return List.of();
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The parameters in an order of their own, for a fingerprint. */
    @Override
    public String toString() {
        return values.toString();
    }

    /** A value as it stands in a form or an address. */
    public static String coded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw StripeError.invalid("parameter_invalid_string_blank", "A parameter is not well encoded");
        }
    }

    private static List<String> segments(String name) {
        List<String> segments = new ArrayList<>();
        int open = name.indexOf('[');
        segments.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0) {
            int close = name.indexOf(']', open);
            if (close < 0 || segments.size() >= MAX_DEPTH) {
                throw StripeError.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
            segments.add(name.substring(open + 1, close));
            open = name.indexOf('[', close);
        }
        return segments;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, List<String> segments, int at, String value,
            String name) {
        String key = segments.get(at).isEmpty() ? Integer.toString(into.size()) : segments.get(at);
        if (at == segments.size() - 1) {
            into.put(key, value);
            return;
        }
        Object next = into.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
        if (!(next instanceof Map)) {
            throw StripeError.parameter("parameter_unknown", name, "A text and a group under one name: "
                    + name);
        }
        put((Map<String, Object>) next, segments, at + 1, value, name);
    }
}
