package io.rostrum.payments;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.contracts.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Where the ledger, having checked who asks, gets what must never be in the log: a client secret, the page
 * for a card, the address of a buyer's card issuer, the link to a seller's onboarding. On the loopback
 * address only; nothing here changes money.
 */
final class Door implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\\w{1,255}");
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final StripeClient stripe;
    private final HttpServer server;

    /** @param port below 0: no door */
    Door(StripeClient stripe, int port) throws IOException {
        this.stripe = stripe;
        if (port < 0) {
            server = null;
            return;
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/payment-intents/", exchange -> answer(exchange, this::paymentIntent));
        server.createContext("/setup-intents/", exchange -> answer(exchange, this::setupIntent));
        server.createContext("/cards/", exchange -> answer(exchange, this::card));
        server.createContext("/accounts/", exchange -> answer(exchange, this::onboarding));
        StatementDoor statements = new StatementDoor(stripe);
        server.createContext(
                "/statements/balance", exchange -> state(exchange, query -> statements.balance()));
        server.createContext("/statements/transactions", exchange -> state(exchange, query ->
                statements.transactions(
                        Long.parseLong(query.getOrDefault("from", "0")), query.get("after"))));
        server.start();
    }

    /** A space and the address, or nothing. */
    String address() {
        return server == null ? "" : " http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private interface Question {
        Map<String, String> ask(String id, Map<String, String> query) throws StripeException;
    }

    private void answer(HttpExchange exchange, Question question) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            String id = path.substring(path.indexOf('/', 1) + 1);
            if (!ID.matcher(id).matches()) {
                send(exchange, 404, Map.of("reason", "UNKNOWN_OBJECT"));
                return;
            }
            send(exchange, 200, question.ask(id, query(exchange.getRequestURI().getRawQuery())));
        } catch (StripeException refused) {
            LOG.atWarn().addKeyValue("code", refused.getCode())
                    .log("Stripe did not answer a question at the door");
            boolean unknown = "resource_missing".equals(refused.getCode());
            send(exchange, unknown ? 404
                    : 502, Map.of("reason", unknown ? "UNKNOWN_OBJECT" : "STRIPE_FAULT"));
        } finally {
            exchange.close();
        }
    }

    private interface Statement {
        Object of(Map<String, String> query) throws StripeException;
    }

    private void state(HttpExchange exchange, Statement statement) throws IOException {
        try {
            send(exchange, 200, statement.of(query(exchange.getRequestURI().getRawQuery())));
        } catch (StripeException | IllegalStateException refused) {
            LOG.atWarn().setCause(refused).log("Stripe's statement could not be had");
            send(exchange, 502, Map.of("reason", "STRIPE_FAULT"));
        } catch (NumberFormatException noNumber) {
            send(exchange, 400, Map.of("reason", "FORM"));
        } finally {
            exchange.close();
        }
    }

    private Map<String, String> paymentIntent(String id, Map<String, String> query) throws StripeException {
        PaymentIntent intent = stripe.v1().paymentIntents().retrieve(id);
        var action = intent.getNextAction();
        boolean redirects = action != null && action.getRedirectToUrl() != null;
        return facts(intent.getStatus(), intent.getClientSecret(),
                redirects ? action.getRedirectToUrl().getUrl() : null);
    }

    private Map<String, String> setupIntent(String id, Map<String, String> query) throws StripeException {
        SetupIntent intent = stripe.v1().setupIntents().retrieve(id);
        var action = intent.getNextAction();
        boolean redirects = action != null && action.getRedirectToUrl() != null;
        return facts(intent.getStatus(), intent.getClientSecret(),
                redirects ? action.getRedirectToUrl().getUrl() : null);
    }

    /**
     * A page of Stripe's own for a card, so that none is ever entered here. Its setup intent says of whom it
     * is, as the first did, and is told by a webhook in the end.
     */
    private Map<String, String> card(String id, Map<String, String> query) throws StripeException {
        SetupIntent begun = stripe.v1().setupIntents().retrieve(id);
        String back = query.getOrDefault("return_url", "http://127.0.0.1");
        return Map.of("url", stripe.v1().checkout().sessions().create(SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCustomer(begun.getCustomer())
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setSetupIntentData(SessionCreateParams.SetupIntentData.builder()
                        .putAllMetadata(begun.getMetadata())
                        .build())
                .setSuccessUrl(back)
                .setCancelUrl(back)
                .build()).getUrl());
    }

    private Map<String, String> onboarding(String id, Map<String, String> query) throws StripeException {
        return Map.of("url", stripe.v1().accountLinks().create(AccountLinkCreateParams.builder()
                .setAccount(id)
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setRefreshUrl(query.getOrDefault("refresh_url", "http://127.0.0.1"))
                .setReturnUrl(query.getOrDefault("return_url", "http://127.0.0.1"))
                .build()).getUrl());
    }

    private static Map<String, String> facts(String status, String secret, String url) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("status", status);
        facts.put("clientSecret", secret);
        if (url != null) {
            facts.put("url", url);
        }
        return facts;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String field : text == null ? new String[0] : text.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                query.put(field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
