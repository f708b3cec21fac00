package io.rostrum.record.rebuild;

import java.util.List;

/**
 * How one table differed from what the log says.
 *
 * @param missing rows that were not there
 * @param extra rows that no fact accounts for
 * @param changed rows with another content
 * @param examples some of them: how, the key, and which columns
 */
public record Difference(
        String table, long rows, long missing, long extra, long changed, List<String> examples) {

    public Difference {
        examples = List.copyOf(examples);
    }

    public boolean isNone() {
        return missing == 0 && extra == 0 && changed == 0;
    }
}
