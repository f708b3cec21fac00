package io.rostrum.stripe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.stripe.api.Api;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Call;
import io.rostrum.stripe.wire.Faults;
import io.rostrum.stripe.wire.Form;
import io.rostrum.stripe.wire.StripeError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Serves Stripe's API under {@code /v1/}, and under {@code /emulator/} what only an emulator has. */
final class EmulatorServer implements AutoCloseable {

    private static final int BODY_MAX = 256 * 1024;
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");
    private static final Logger LOG = LoggerFactory.getLogger(EmulatorServer.class);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Faults faults = new Faults();
    private final HttpServer server;
    private final String key;
    private final Pages pages = new Pages();
    private Api api;

    EmulatorServer(String host, int port, String key) throws IOException {
        this.key = key;
        this.server = HttpServer.create(new InetSocketAddress(host, port), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", exchange -> guarded(exchange, this::stripe));
        server.createContext("/emulator/", exchange -> guarded(exchange, this::emulator));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Starts to answer. */
    void serve(Api answers) {
        api = answers;
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static void guarded(HttpExchange exchange, Handler handler) throws IOException {
        try {
            handler.handle(exchange);
        } catch (StripeError refused) {
            send(exchange, refused.status(), refused.body().toPrettyString(), "application/json");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.atError().addKeyValue("path", exchange.getRequestURI().getPath()).setCause(fault)
                    .log("fault");
            send(exchange, 500, new StripeError(500, "api_error", null, "A fault of the emulator").body()
                    .toPrettyString(), "application/json");
        } finally {
            exchange.close();
        }
    }

    private void stripe(HttpExchange exchange) throws IOException, InterruptedException {
        authenticate(exchange);
        Call call = call(exchange);
        var headers = exchange.getResponseHeaders();
        headers.set("Request-Id", call.requestId());
        headers.set("Stripe-Version", call.version());
        Faults.Fault fault = faults.take(call);
        if (fault != null && fault.kind() == Faults.Kind.ERROR) {
            throw new StripeError(fault.status(), fault.status() == 429 ? "rate_limit_error"
                    : "api_error", null, "Asked for");
        }
        Api.Reply reply = api.answer(call);
        if (call.idempotencyKey() != null) {
            headers.set("Idempotency-Key", call.idempotencyKey());
        }
        if (reply.replayed()) {
            headers.set("Idempotent-Replayed", "true");
        }
        if (fault != null && fault.kind() == Faults.Kind.DROP) {
            return;
        }
        if (fault != null) {
            TimeUnit.MILLISECONDS.sleep(Math.min(fault.millis(), 60_000));
        }
        send(exchange, reply.status(), reply.body(), "application/json");
    }

    private void emulator(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/emulator/".length());
        Form form = Form.parse(exchange.getRequestURI().getRawQuery(), body(exchange));
        if (path.equals("faults")) {
            faults.expect(new Faults.Fault(
                    Faults.Kind.valueOf(form.require("kind").toUpperCase(Locale.ROOT)),
                    form.text("match", ""),
                    form.number("times") == null ? 1 : form.number("times").intValue(),
                    form.number("millis") == null ? 0 : form.number("millis"),
                    form.number("status") == null ? 500 : form.number("status").intValue()));
            send(exchange, 200, "{\"happened\": " + faults.happened() + "}", "application/json");
        } else if (exchange.getRequestMethod().equals("GET") && pages.has(path)) {
            send(exchange, 200, pages.page(path, form.text("return_url")), "text/html; charset=utf-8");
        } else {
            Answer answer = api.controls().run(exchange.getRequestMethod(), path, form);
            String back = form.text("back", answer.body().path("location").textValue());
            if (back != null && back.startsWith("http")) {
                exchange.getResponseHeaders().set("Location", back);
                send(exchange, 303, "", "text/plain");
            } else {
                send(exchange, answer.status(), mapper.writeValueAsString(answer.body()), "application/json");
            }
        }
    }

    private Call call(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String version = headers.getFirst("Stripe-Version");
        if (version != null && !VERSION.matcher(version).matches()) {
            throw StripeError.invalid("invalid_api_version", "Invalid Stripe API version: " + version);
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        return new Call(
                method, path, headers.getFirst("Stripe-Account"), headers.getFirst("Idempotency-Key"),
                Transaction.newId("req"), version == null ? "2026-07-29.dahlia" : version,
                Form.parse(exchange.getRequestURI().getRawQuery(), body(exchange)));
    }

    private void authenticate(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String given = null;
        if (header != null && header.startsWith("Bearer ")) {
            given = header.substring("Bearer ".length()).strip();
        } else if (header != null && header.startsWith("Basic ")) {
            String pair = new String(
                    Base64.getMimeDecoder().decode(header.substring("Basic ".length())),
                    StandardCharsets.UTF_8);
            given = pair.endsWith(":") ? pair.substring(0, pair.length() - 1) : pair;
        }
        boolean right = given != null && MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw new StripeError(401, "invalid_request_error", null, given == null
                    ? "You did not provide an API key."
                    : "Invalid API Key provided");
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        if (bytes.length > BODY_MAX) {
            throw new StripeError(413, "invalid_request_error", "request_too_large", "The body is too large");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String text, String type) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
