package io.rostrum.media.storage;

import java.util.regex.Pattern;

/** Holds names of objects to their form, so that none can point elsewhere. */
final class ObjectName {

    private static final String WORD = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}";
    private static final Pattern FORM = Pattern.compile(WORD + "(/" + WORD + "){0,3}");
    private static final Pattern PREFIX = Pattern.compile("(" + WORD + "/){0,3}");

    private ObjectName() {}

    static String require(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an object");
        }
        return name;
    }

    /** Nothing, or whole words with a {@code /} after each. */
    static String requirePrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("no prefix of objects");
        }
        return prefix;
    }
}
