package io.rostrum.cdc.comparison;

import java.util.ArrayList;
import java.util.List;

/** Keys that are named: how many, and the first of them. */
public record Keys(long count, List<String> first) {

    /** So many keys are kept by name. */
    public static final int NAMED_MAX = 100;

    public static final Keys NONE = new Keys(0, List.of());

    public Keys {
        first = List.copyOf(first);
    }

    static Keys of(List<String> keys) {
        return new Keys(keys.size(), keys.subList(0, Math.min(NAMED_MAX, keys.size())));
    }

    Keys and(Keys others) {
        List<String> both = new ArrayList<>(first);
        both.addAll(others.first);
        return new Keys(count + others.count, both.subList(0, Math.min(NAMED_MAX, both.size())));
    }
}
