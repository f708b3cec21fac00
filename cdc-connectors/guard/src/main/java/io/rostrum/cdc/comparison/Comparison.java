package io.rostrum.cdc.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One table beside its topic.
 *
 * @param rows in the table
 * @param records in the topic
 * @param repeats records that said what was known already
 * @param missing keys of the table that the topic lacks
 * @param different keys whose rows differ
 * @param surplus keys of the topic that the table lacks
 */
public record Comparison(
        String table, int rows, long records, long repeats, List<String> missing, List<String> different,
        List<String> surplus) {

    /** Beyond so many rows a table is not compared in memory. */
    public static final int ROWS_MAX = 500_000;

    public Comparison {
        missing = List.copyOf(missing);
        different = List.copyOf(different);
        surplus = List.copyOf(surplus);
    }

    public static Comparison of(String table, Map<String, String> rows, TopicFold topic) {
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        rows.forEach((key, digest) -> {
            String seen = topic.rows().get(key);
            if (seen == null) {
                missing.add(key);
            } else if (!seen.equals(digest)) {
                different.add(key);
            }
        });
        List<String> surplus = topic.rows().keySet().stream().filter(key -> !rows.containsKey(key)).toList();
        return new Comparison(
                table, rows.size(), topic.records(), topic.repeats(), missing, different, surplus);
    }

    public boolean equal() {
        return missing.isEmpty() && different.isEmpty() && surplus.isEmpty();
    }
}
