package io.rostrum.stripe.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.stripe.store.ObjectStore;
import io.rostrum.stripe.store.Stored;
import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.StripeError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends events to their endpoints, signed, until each answers 2xx; over three days of the emulator's clock,
 * then never again.
 *
 * <p>At most {@value #AT_ONCE} are on their way at a time, so their order is nobody's promise.
 */
public final class WebhookSender implements AutoCloseable {

    static final int AT_ONCE = 8;
    /** Seconds from one try to the next; together a little over three days. */
    private static final long[] PAUSES = {
        10, 60, 300, 1_800, 7_200, 18_000, 36_000, 43_200, 43_200, 43_200, 43_200, 43_200
    };
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Set<String> onTheWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectStore store;
    private final Clock wall;
    private final Thread looker;
    private volatile boolean open = true;

    /**
     * @param wall by which a signature is dated: the receiver's clock stands still when the emulator's is
     * moved
     */
    public WebhookSender(ObjectStore store, Clock wall) {
        this.store = store;
        this.wall = wall;
        this.looker = Thread.ofPlatform().name("webhooks").start(this::look);
    }

    private void look() {
        while (open) {
            try {
                store.tick();
                for (String id : store.unsent(AT_ONCE * 2)) {
                    if (onTheWay.size() < AT_ONCE && onTheWay.add(id)) {
                        senders.execute(() -> send(id));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(String id) {
        try {
            ObjectNode event = store.transact(Stored.PLATFORM, transaction -> transaction.get("event", id));
            ObjectNode deliveries = (ObjectNode) Transaction.hidden(event).get("deliveries");
            byte[] body = body(event);
            for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> one
                    : List.copyOf(deliveries.properties())) {
                if (one.getValue().get("next").longValue() <= store.clock().seconds()) {
                    boolean taken = taken(one.getKey(), body);
                    store.transact(Stored.PLATFORM,
                            transaction -> note(transaction, id, one.getKey(), taken));
                }
            }
        } catch (IOException | StripeError unsendable) {
            LOG.atWarn().addKeyValue("eventId", id).setCause(unsendable).log("an event could not be sent");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            onTheWay.remove(id);
        }
    }

    private byte[] body(ObjectNode event) throws IOException {
        ObjectNode shown = event.deepCopy();
        shown.remove(ObjectStore.HIDDEN);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(shown);
    }

    private boolean taken(String endpointId, byte[] body) throws InterruptedException {
        ObjectNode endpoint = store.transact(Stored.PLATFORM, transaction -> transaction.find(endpointId));
        if (endpoint == null) {
            return true;
        }
        long at = wall.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.get("url").textValue()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", "t=" + at + ",v1="
                        + signature(Transaction.hidden(endpoint).get("secret").textValue(), at, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException nobodyThere) {
            LOG.atDebug().addKeyValue("endpointId", endpointId).log("a webhook's receiver did not answer");
            return false;
        }
    }

    /** HMAC-SHA256 over {@code t.body}, in hex. */
    static String signature(String secret, long atSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((atSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Void note(Transaction transaction, String id, String endpointId, boolean taken) {
        ObjectNode event = transaction.find(id);
        if (event == null) {
            return null;
        }
        ObjectNode deliveries = (ObjectNode) Transaction.hidden(event).get("deliveries");
        ObjectNode delivery = (ObjectNode) deliveries.get(endpointId);
        int attempts = delivery.get("attempts").intValue();
        if (taken || attempts >= PAUSES.length) {
            deliveries.remove(endpointId);
            event.put("pending_webhooks", deliveries.size());
        } else {
            delivery.put("attempts", attempts + 1).put("next", transaction.now() + PAUSES[attempts]);
        }
        transaction.put(event);
        return null;
    }

    @Override
    public void close() {
        open = false;
        looker.interrupt();
        senders.shutdownNow();
        client.close();
    }
}
