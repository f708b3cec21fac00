package io.rostrum.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RestartAndWebhooksTest {

    private static final String SECRET = "whsec_test";

    @TempDir
    private Path folder;

    @Test
    void everythingComesBackAfterARestartAndAHalfWrittenLineIsNothing() throws Exception {
        String id;
        try (Stand stand = new Stand(folder)) {
            id = stand.paid(12_880, "pm_card_visa").getId();
            stand.tell("clock?advance_seconds=" + 24 * 3_600);
        }
        Files.writeString(folder.resolve("journal.jsonl"), "{\"put\":[{\"acc", StandardOpenOption.APPEND);
        try (Stand stand = new Stand(folder)) {
            assertEquals("succeeded", stand.client.v1().paymentIntents().retrieve(id).getStatus());
            assertEquals(12_667, stand.client.v1().balance().retrieve().getPending().getFirst().getAmount());
            assertEquals(24 * 3_600, stand.ask("clock").get("ahead_seconds").longValue());
            stand.paid(100, "pm_card_visa");
        }
        try (Stand stand = new Stand(folder)) {
            assertEquals(2, stand.ask("counters").get("charge").get("total").intValue());
            assertEquals(1, stand.ask("counters").get("charge").get("most").intValue());
        }
    }

    @Test
    void effectStandsWhenTheAnswerIsLost() throws Exception {
        try (Stand stand = new Stand(folder)) {
            PaymentIntent intent = stand.intent(500, CaptureMethod.AUTOMATIC);
            // Java's own HTTP client sends a POST a second time by itself when the connection breaks.
            stand.tell("faults?kind=drop&match=confirm&times=2");
            assertThrows(ApiConnectionException.class, () -> stand.confirm(intent, "pm_card_visa", true));
            assertEquals("succeeded",
                    stand.client.v1().paymentIntents().retrieve(intent.getId()).getStatus());
            PaymentIntent other = stand.intent(600, CaptureMethod.AUTOMATIC);
            stand.tell("faults?kind=error&match=confirm&status=500");
            assertThrows(ApiException.class, () -> stand.confirm(other, "pm_card_visa", true));
            assertEquals("succeeded", stand.confirm(other, "pm_card_visa", true).getStatus());
        }
    }

    @Test
    void webhooksAreSignedAndComeAgainUntilTheyAreTaken() throws Exception {
        List<Event> taken = new CopyOnWriteArrayList<>();
        Set<String> turnedAway = ConcurrentHashMap.newKeySet();
        HttpServer receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/stripe/webhook", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Event event = Webhook.constructEvent(
                        body, exchange.getRequestHeaders().getFirst("Stripe-Signature"), SECRET);
                boolean first = turnedAway.add(event.getId());
                if (!first) {
                    taken.add(event);
                }
                exchange.sendResponseHeaders(first ? 503 : 200, -1);
            } catch (com.stripe.exception.SignatureVerificationException wrong) {
                throw new AssertionError(wrong);
            }
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/stripe/webhook";
        try (Stand stand = new Stand(folder, url, SECRET)) {
            stand.paid(12_880, "pm_card_visa");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> turnedAway.size() >= 4);
            stand.tell("clock?advance_seconds=10");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> taken.stream()
                    .anyMatch(event -> event.getType().equals("payment_intent.succeeded")));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() ->
                    stand.raw("events?limit=100").get("data").valueStream()
                            .allMatch(event -> event.get("pending_webhooks").intValue() == 0));
        } finally {
            receiver.stop(0);
        }
    }
}
