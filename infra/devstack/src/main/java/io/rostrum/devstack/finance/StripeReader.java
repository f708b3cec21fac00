package io.rostrum.devstack.finance;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.accounting.reconcile.StripeBooks;
import io.rostrum.accounting.reconcile.StripeTransaction;
import io.rostrum.contracts.Json;
import io.rostrum.devstack.engine.CannotStart;
import io.rostrum.devstack.engine.StackSettings;
import io.rostrum.payments.StripeAmounts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the platform's balance, balance transactions and open disputes from Stripe, or from its emulator. */
final class StripeReader implements AutoCloseable {

    /** A platform with more is reconciled with Stripe's own reports. */
    private static final int OBJECTS_MAX = 1_000_000;
    private static final int PAGE = 100;
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** Disputes whose money is away for now. */
    private static final Set<String> OPEN = Set.of("needs_response", "under_review");

    private final URI base;
    private final String key;
    private final HttpClient http = HttpClient.newHttpClient();

    StripeReader(StackSettings settings) {
        this.base = settings.stripeBase();
        this.key = settings.stripeKey();
    }

    StripeBooks read() throws IOException, InterruptedException {
        List<StripeTransaction> transactions = new ArrayList<>();
        list("balance_transactions", booked -> {
            String currency = booked.path("currency").textValue();
            transactions.add(new StripeTransaction(
                    booked.path("id").textValue(), booked.path("type").textValue(),
                    booked.path("source").textValue(), StripeAmounts.iso(currency),
                    StripeAmounts.fromStripe(booked.path("net").longValue(), currency)));
        });
        Map<String, Long> disputed = new HashMap<>();
        list("disputes", dispute -> {
            if (OPEN.contains(dispute.path("status").textValue())) {
                add(disputed, dispute);
            }
        });
        JsonNode balance = get("balance");
        return new StripeBooks(
                sums(balance.path("available")), sums(balance.path("pending")), disputed, transactions);
    }

    private static Map<String, Long> sums(JsonNode amounts) {
        Map<String, Long> sums = new HashMap<>();
        amounts.forEach(amount -> add(sums, amount));
        return sums;
    }

    private static void add(Map<String, Long> sums, JsonNode amount) {
        String currency = amount.path("currency").textValue();
        sums.merge(
                StripeAmounts.iso(currency),
                StripeAmounts.fromStripe(amount.path("amount").longValue(), currency), Math::addExact);
    }

    private void list(String objects, Consumer<JsonNode> told) throws IOException, InterruptedException {
        String after = "";
        long seen = 0;
        boolean more = true;
        while (more) {
            JsonNode page = get(objects + "?limit=" + PAGE + after);
            for (JsonNode one : page.path("data")) {
                told.accept(one);
                after = "&starting_after=" + one.path("id").textValue();
                if (++seen > OBJECTS_MAX) {
                    throw new CannotStart("Stripe has more than " + OBJECTS_MAX + " " + objects);
                }
            }
            more = page.path("has_more").booleanValue() && !page.path("data").isEmpty();
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/" + path))
                .header("Authorization", "Bearer " + key)
                .timeout(ANSWER)
                .build();
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException fault) {
            throw new CannotStart(
                    "Stripe at " + base + " does not answer. Start the stack (./rostrum up), or set"
                    + " ROSTRUM_STRIPE_KEY.", fault);
        }
        if (answer.statusCode() != 200) {
            throw new CannotStart("Stripe at " + base + " answered " + answer.statusCode() + " to " + path);
        }
        return Json.EDGE.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
