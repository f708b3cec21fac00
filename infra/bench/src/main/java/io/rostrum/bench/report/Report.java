package io.rostrum.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that one bench found.
 *
 * @param bench its name
 * @param at when it began, ISO 8601 in UTC
 * @param settings what it ran with, so that a reader can judge the figures
 */
public record Report(String bench, String at, Machine machine, Map<String, String> settings, List<Row> rows) {

    private static final String LINE = "%-58s %12s %-11s %-10s %-5s %s%n";

    public Report {
        settings = new LinkedHashMap<>(settings);
        rows = List.copyOf(rows);
    }

    /** Whether every row was measured and keeps what is asked. */
    public boolean holds() {
        return rows.stream().allMatch(Row::holds);
    }

    public void print(PrintStream out) {
        out.println();
        out.println(
                "bench " + bench + ", " + at + ", " + machine.processors() + " processors ("
                        + machine.cpu() + "), "
                + (machine.memoryBytes() >> 20) + " MiB, load before " + machine.loadAverage());
        settings.forEach((name, value) -> out.println("  " + name + ": " + value));
        out.println();
        out.printf(Locale.ROOT, LINE, "metric", "value", "unit", "asked", "holds",
                "spread over rounds, remarks");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT, LINE, row.metric(),
                    row.value() == null ? "-" : number(row.value()), row.unit(),
                    row.asked() == null ? "" : row.asked(),
                    row.asked() == null ? "" : row.holds() ? "yes" : "NO", remarks(row));
        }
        out.println();
    }

    private static String remarks(Row row) {
        String spread = row.spread() == null ? "" : row.spread().toString();
        String why = row.why() == null ? "" : row.why();
        return spread.isEmpty() || why.isEmpty() ? spread + why : spread + "; " + why;
    }

    private static String number(double value) {
        return Math.abs(value) >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }

    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.write(file, Json.LOG.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this));
    }
}
