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
        String table, long rows, long records, long repeats, Keys missing, Keys different, Keys surplus) {

    static Comparison nothing(String table) {
        return new Comparison(table, 0, 0, 0, Keys.NONE, Keys.NONE, Keys.NONE);
    }

    /** Of one slice of each. */
    static Comparison of(String table, Map<String, String> rows, TopicFold topic) {
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
                table, rows.size(), topic.records(), topic.repeats(), Keys.of(missing), Keys.of(different),
                Keys.of(surplus));
    }

    /** With another slice of the same table. */
    Comparison and(Comparison other) {
        return new Comparison(
                table, rows + other.rows, records + other.records, repeats + other.repeats,
                missing.and(other.missing), different.and(other.different), surplus.and(other.surplus));
    }

    public boolean equal() {
        return missing.count() + different.count() + surplus.count() == 0;
    }
}
