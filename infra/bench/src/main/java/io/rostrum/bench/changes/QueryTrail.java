package io.rostrum.bench.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks Pinot, again and again, for the rows that are in their topic and were not yet in an answer. A row's
 * time is that of the first answer that has it: too high by at most one round, a few tens of milliseconds.
 */
final class QueryTrail implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;
    private static final int ROWS_MAX = 20_000;

    private final RowTrail trail;
    private final URI query;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread thread;
    private volatile boolean open = true;

    /** @param broker of Pinot, HOST:PORT */
    QueryTrail(RowTrail trail, String broker) {
        this.trail = trail;
        this.query = URI.create("http://" + broker + "/query/sql");
        this.thread = Thread.ofPlatform().daemon().name("trail-pinot").start(this::follow);
    }

    /** Whether it asks. */
    boolean follows() {
        return thread.isAlive();
    }

    private void follow() {
        try {
            while (open) {
                Collection<RowTrail.Id> pending = trail.pending();
                if (!pending.isEmpty()) {
                    ask(sql(pending));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (IOException broken) {
            trail.broken(new UncheckedIOException("Pinot could not be asked", broken));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String sql) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(query)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of("sql", sql))))
                .build();
        JsonNode answer =
                Json.LOG.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        if (!answer.path("exceptions").isEmpty()) {
            throw new IOException(answer.path("exceptions").toString());
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        for (JsonNode row : answer.path("resultTable").path("rows")) {
            trail.answered(new RowTrail.Id(row.path(0).asText(), row.path(1).asLong()), now);
        }
    }

    /** From the first to the last that is waited for, of each show. */
    private static String sql(Collection<RowTrail.Id> pending) {
        Map<String, long[]> stretches = new TreeMap<>();
        for (RowTrail.Id id : pending) {
            long[] stretch = stretches.computeIfAbsent(id.show(), show -> new long[] {id.seq(), id.seq()});
            stretch[0] = Math.min(stretch[0], id.seq());
            stretch[1] = Math.max(stretch[1], id.seq());
        }
        return "SELECT show_id, seq FROM bids WHERE " + stretches.entrySet().stream()
                .map(each -> "(show_id = '" + each.getKey() + "' AND seq BETWEEN " + each.getValue()[0]
                        + " AND " + each.getValue()[1] + ")")
                .collect(Collectors.joining(" OR ")) + " LIMIT " + ROWS_MAX;
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
