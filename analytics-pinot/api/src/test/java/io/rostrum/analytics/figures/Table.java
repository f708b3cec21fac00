package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;

import java.util.Arrays;
import java.util.List;

/** Rows written as a table: the names first, cells apart by blanks, {@code -} for an empty cell. */
final class Table {

    private Table() {}

    static Rows of(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.strip().split(" +")).map(cell -> cell.equals("-") ? "" : cell).toList())
                .toList();
        return new Rows(lines.getFirst(), lines.subList(1, lines.size()), false);
    }

    static Rows none() {
        return new Rows(List.of(), List.of(), false);
    }
}
