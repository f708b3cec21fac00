package io.rostrum.ledger.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.contracts.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where people go on at the payment provider: fetched when somebody who may asks, from the worker's door, and
 * kept for a few minutes only. Without the worker there are no links, and nothing else is missing.
 */
public final class ProviderLinks {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long KEPT_NANOS = 180_000_000_000L;
    private static final int KEPT_MAX = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(ProviderLinks.class);

    private final String door;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Link> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Link> eldest) {
            return size() > KEPT_MAX;
        }
    };

    private record Link(String url, long fromNanos) {}

    /**
     * Fetches nothing yet.
     *
     * @param door the worker's, such as {@code http://127.0.0.1:8092}
     */
    public ProviderLinks(String door) {
        this.door = door;
    }

    /** Where a seller says who they are. */
    Optional<String> onboarding(String accountId, String back) {
        String to = URLEncoder.encode(back, StandardCharsets.UTF_8);
        return link("/accounts/" + accountId + "?return_url=" + to + "&refresh_url=" + to);
    }

    /** Where a buyer shows their card issuer that it is them. */
    Optional<String> authentication(String intentId) {
        return link("/payment-intents/" + intentId);
    }

    /** Where a buyer enters a card: a page of the provider's. */
    Optional<String> card(String setupIntentId, String back) {
        return link(
                "/cards/" + setupIntentId + "?return_url=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    private Optional<String> link(String path) {
        long now = System.nanoTime();
        synchronized (kept) {
            Link known = kept.get(path);
            if (known != null && now - known.fromNanos() < KEPT_NANOS) {
                return Optional.ofNullable(known.url());
            }
        }
        String url = fetch(path);
        synchronized (kept) {
            kept.put(path, new Link(url, now));
        }
        return Optional.ofNullable(url);
    }

    private String fetch(String path) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(door + path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            JsonNode url = answer.statusCode() == 200 ? Json.LOG.readTree(answer.body()).path("url") : null;
            return url != null && url.isTextual() ? url.textValue() : null;
        } catch (IOException away) {
            LOG.atWarn().setMessage("the worker's door cannot be reached")
                    .addKeyValue("cause", away.getMessage()).log();
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
