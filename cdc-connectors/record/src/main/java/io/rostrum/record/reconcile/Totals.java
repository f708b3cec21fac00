package io.rostrum.record.reconcile;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and sums by what they are of: a show, a book. Sums are in minor units.
 *
 * @param bySubject such as {@code show show-1} → {@code bids accepted} → 12
 */
public record Totals(Map<String, Map<String, Long>> bySubject) {

    public Totals() {
        this(new TreeMap<>());
    }

    /** Adds to a number; a number of 0 is as none. */
    public void add(String subject, String what, long number) {
        if (number != 0) {
            bySubject.computeIfAbsent(subject, fresh -> new TreeMap<>()).merge(what, number, Math::addExact);
        }
    }

    public long number(String subject, String what) {
        return bySubject.getOrDefault(subject, Map.of()).getOrDefault(what, 0L);
    }

    public static String show(String showId) {
        return "show " + showId;
    }

    public static String book(String bookId) {
        return "book " + bookId;
    }
}
