package io.rostrum.bench.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A page on loopback with the room's own player, as the gateway's jar has it, and nothing else. */
final class PlayerSite implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;

    PlayerSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String resource = switch (path) {
            case "/" -> "/io/rostrum/bench/media/glass.html";
            case "/glass.js" -> "/io/rostrum/bench/media/glass.js";
            default -> "/web" + path;
        };
        try (exchange; InputStream body = PlayerSite.class.getResourceAsStream(resource)) {
            if (body == null) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            byte[] bytes = body.readAllBytes();
            exchange.getResponseHeaders().set(
                    "Content-Type", resource.endsWith(".js") ? "text/javascript" : "text/html");
            exchange.sendResponseHeaders(OK, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
