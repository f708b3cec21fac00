package io.rostrum.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.bench.statistics.Spread;
import io.rostrum.contracts.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportTest {

    private static Report report(Row... rows) {
        return new Report(
                "bids", "2026-11-01T00:00:00Z", Machine.here(), Map.of("acks", "all"), List.of(rows));
    }

    @Test
    void aBoundIsKeptOrNotAsItSays() {
        assertTrue(Row.of("a", 2.0, "ratio", Asked.atMost(2)).holds());
        assertFalse(Row.of("a", 2.0, "us", Asked.under(2)).holds());
        assertTrue(Row.of("a", 0.7, "ratio", Asked.atLeast(0.7)).holds());
        assertTrue(Row.of("a", 99, "ms", Asked.NOTHING).holds());
    }

    @Test
    void whatCouldNotBeMeasuredDoesNotHold() {
        assertFalse(Row.of("a", Double.NaN, "ms", Asked.NOTHING).holds());
        assertFalse(Row.median("a", Spread.of(), "ratio", Asked.atMost(1)).holds());
        assertFalse(report(Row.unmeasured("a", "ms", Asked.NOTHING, "no gateway")).holds());
    }

    @Test
    void theFileHasTheFormThatEveryBenchHas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("bids.json");

        report(
                        Row.of("p50", 1.5, "ms", Asked.under(5)),
                        Row.median("whole / floor", Spread.of(1, 2, 3), "ratio", Asked.atMost(2)),
                        Row.unmeasured("p99", "ms", Asked.under(5), "no gateway"))
                .write(file);

        JsonNode read = Json.LOG.readTree(file.toFile());
        assertEquals("bids", read.get("bench").asText());
        assertTrue(read.get("machine").get("processors").asInt() > 0);
        JsonNode rows = read.get("rows");
        assertEquals("< 5", rows.get(0).get("asked").asText());
        assertEquals(1.5, rows.get(0).get("value").asDouble());
        assertTrue(rows.get(0).get("holds").asBoolean());
        assertEquals(3, rows.get(1).get("spread").get("max").asDouble());
        assertFalse(rows.get(2).get("holds").asBoolean());
        assertEquals("no gateway", rows.get(2).get("why").asText());
        assertFalse(rows.get(2).has("value"));
    }

    @Test
    void theTableNamesWhatDoesNotHold() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        report(Row.of("p50", 7, "ms", Asked.under(5)))
                .print(new PrintStream(text, true, StandardCharsets.UTF_8));

        assertTrue(text.toString(StandardCharsets.UTF_8).matches("(?s).*p50 +7\\.0 +ms +< 5 +NO.*"));
    }
}
