package io.rostrum.record.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a Pinot broker has of bids and orders. */
public final class PinotTotals implements TotalsSource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWS_MAX = 1_000_000;
    private static final String ACCEPTED = """
            SELECT show_id, COUNT(*), SUM(price_minor) FROM bids
            WHERE outcome = 'ACCEPTED' AND "__deleted" <> 'true' GROUP BY show_id LIMIT %d"""
            .formatted(SHOWS_MAX);
    private static final String REFUSED = """
            SELECT show_id, COUNT(*) FROM bids
            WHERE outcome = 'REFUSED' AND "__deleted" <> 'true' GROUP BY show_id LIMIT %d"""
            .formatted(SHOWS_MAX);
    private static final String ORDERS = """
            SELECT show_id, COUNT(*), SUM(hammer_minor) FROM orders
            WHERE "__deleted" <> 'true' GROUP BY show_id LIMIT %d"""
            .formatted(SHOWS_MAX);

    private final URI query;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** @param broker HOST:PORT */
    public PinotTotals(String broker) {
        query = URI.create("http://" + broker + "/query/sql");
    }

    @Override
    public String name() {
        return "pinot";
    }

    @Override
    public Set<String> tells() {
        return Set.of(
                LogTotals.ACCEPTED, LogTotals.PRICES, LogTotals.REFUSED, LogTotals.ORDERS, LogTotals.ORDERED);
    }

    @Override
    public Totals read() throws IOException, InterruptedException {
        Totals totals = new Totals();
        add(totals, ACCEPTED, List.of(LogTotals.ACCEPTED, LogTotals.PRICES));
        add(totals, REFUSED, List.of(LogTotals.REFUSED));
        add(totals, ORDERS, List.of(LogTotals.ORDERS, LogTotals.ORDERED));
        return totals;
    }

    private void add(Totals totals, String sql, List<String> names) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(query)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of("sql", sql))))
                        .build(),
                BodyHandlers.ofByteArray());
        JsonNode body = Json.LOG.readTree(answer.body());
        boolean whole = body.path("numServersResponded").asInt() == body.path("numServersQueried").asInt()
                && !body.path("numGroupsLimitReached").asBoolean();
        if (answer.statusCode() != 200 || !whole || !body.path("exceptions").isEmpty()) {
            throw new IOException(
                    "Pinot did not answer: " + answer.statusCode() + " " + body.path("exceptions"));
        }
        for (JsonNode row : body.path("resultTable").path("rows")) {
            for (int i = 0; i < names.size(); i++) {
                long number = Math.round(row.get(i + 1).asDouble());
                totals.add(Totals.show(row.get(0).asText()), names.get(i), number);
            }
        }
    }
}
