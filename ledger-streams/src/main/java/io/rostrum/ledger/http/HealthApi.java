package io.rostrum.ledger.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rostrum.contracts.Json;
import io.rostrum.ledger.reconcile.ReconcileStatus;

import java.util.List;
import java.util.Locale;

/**
 * How the books are: {@code /health} for probes, {@code /metrics} for Prometheus, and {@code /reconciliation}
 * with each difference by name for finance and operators.
 *
 * <p>A book that does not reconcile is an alarm and no reason to stop: the first line of {@code /health} and
 * its status say whether the process works, the second how the reconciliation stands.
 */
final class HealthApi {

    private final LedgerServer.Health health;
    private final Reader reader;

    HealthApi(LedgerServer.Health health, Reader reader) {
        this.health = health;
        this.reader = reader;
    }

    void define(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.get("/metrics", this::metrics);
        routes.get("/reconciliation", this::reconciliation);
    }

    private void health(Context ctx) {
        boolean running = health.running().getAsBoolean();
        ctx.status(running ? 200 : 503)
                .contentType("text/plain")
                .result((running
                        ? "up" : "down") + "\nreconciliation: " + health.reconciled().get()
                        .sentence() + "\n");
    }

    private void reconciliation(Context ctx) {
        reader.requireBook(ctx);
        ctx.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(Json.bytes(health.reconciled().get()));
    }

    private void metrics(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(text(health.reconciled().get()));
    }

    /** One number. @param value null where there is none yet */
    private record Gauge(String name, String help, Number value) {}

    static String text(ReconcileStatus status) {
        StringBuilder text = new StringBuilder(1_024);
        List<Gauge> gauges = List.of(
                new Gauge("alarm", "1 while a person must look at the books", status.alarm() ? 1 : 0),
                new Gauge("differences", "what stayed different over its settling time", status.differing()),
                new Gauge("in_flight", "what differs for less long", status.inFlight()),
                new Gauge("gaps", "what could not be compared in the last pass", status.gaps().size()),
                new Gauge("last_clean_age_seconds", "since the last clean pass",
                        seconds(status.cleanAgeMillis())),
                new Gauge("pass_seconds", "how long the last pass took", seconds(status.tookMillis())),
                new Gauge("entry_seq", "the last entry that was compared", status.seq()),
                new Gauge("passes", "passes since the process started", status.passes()));
        for (Gauge gauge : gauges) {
            if (gauge.value() != null) {
                String name = "rostrum_reconcile_" + gauge.name();
                text.append("# HELP ").append(name).append(' ').append(gauge.help()).append('\n')
                        .append("# TYPE ").append(name).append(" gauge\n")
                        .append(name).append("{book=\"").append(status.bookId()).append("\"} ")
                        .append(gauge.value())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static Number seconds(Long millis) {
        return millis == null ? null : Double.valueOf(String.format(Locale.ROOT, "%.3f", millis / 1_000.0));
    }
}
