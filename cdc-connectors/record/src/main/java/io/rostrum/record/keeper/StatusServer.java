package io.rostrum.record.keeper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.contracts.Json;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells how the keeper does: {@code /health} is 200 while it keeps the record and no history has stopped,
 * else 503; {@code /metrics} is for Prometheus.
 */
public final class StatusServer implements AutoCloseable {

    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("status").daemon().factory());

    public StatusServer(String host, int port, KeeperHealth health) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/health", exchange -> {
            var told = health.told();
            boolean well = health.state() == KeeperHealth.State.KEEPING && told.get("stoppedCount").equals(0);
            answer(exchange, well ? 200 : 503, "application/json", Json.bytes(told));
        });
        server.createContext("/metrics", exchange -> answer(
                exchange, 200, "text/plain; version=0.0.4",
                health.metrics().getBytes(StandardCharsets.UTF_8)));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
