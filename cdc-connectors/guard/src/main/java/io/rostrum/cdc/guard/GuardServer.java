package io.rostrum.cdc.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * How the changes fare: {@code /health} for probes (the guard itself in the first line, what it guards in the
 * second), {@code /metrics} for Prometheus, {@code /report} with all there is.
 */
final class GuardServer implements AutoCloseable {

    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    GuardServer(String host, int port, Supplier<GuardReport> report) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        server.setExecutor(thread);
        server.createContext("/health", exchange -> answer(
                exchange, "text/plain; charset=utf-8",
                ("up\nchanges: " + report.get().sentence() + "\n").getBytes(StandardCharsets.UTF_8)));
        server.createContext("/metrics", exchange -> answer(
                exchange, "text/plain; version=0.0.4; charset=utf-8",
                GuardMetrics.text(report.get()).getBytes(StandardCharsets.UTF_8)));
        server.createContext("/report", exchange -> answer(
                exchange, "application/json", Json.bytes(report.get())));
        server.start();
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
