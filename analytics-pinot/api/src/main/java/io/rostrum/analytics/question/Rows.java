package io.rostrum.analytics.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a statement gave.
 *
 * @param full as many rows as the statement's LIMIT lets through, so perhaps not all
 */
public record Rows(List<String> columns, List<List<String>> cells, boolean full) {

    public Rows {
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /** One row, with its cells by the names that the statement gives them. */
    public record Row(List<String> columns, List<String> cells) {

        public String text(String column) {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("no column " + column + " among " + columns);
            }
            return cells.get(index);
        }

        /**
         * A whole number. A sum over nothing is 0; so is the greatest of nothing, which Pinot calls infinite.
         */
        public long number(String column) {
            String cell = text(column);
            return cell.endsWith("Infinity") || cell.equals("null") ? 0 : new BigDecimal(cell).longValue();
        }

        public int small(String column) {
            return Math.toIntExact(number(column));
        }

        public boolean flag(String column) {
            return Boolean.parseBoolean(text(column));
        }
    }

    public Stream<Row> stream() {
        return cells.stream().map(row -> new Row(columns, row));
    }

    public <T> List<T> map(Function<Row, T> each) {
        return stream().map(each).toList();
    }

    /** The one row of a statement that aggregates everything. */
    public Row single() {
        if (cells.size() != 1) {
            throw new IllegalStateException("one row expected, not " + cells.size());
        }
        return new Row(columns, cells.getFirst());
    }
}
